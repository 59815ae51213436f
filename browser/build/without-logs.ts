// A step of the build: takes the lines that libp2p writes to a log out of what it brings. A page
// writes no log, so that nothing of what happens on the network stands in a console; and the words
// of these lines were a tenth of the network's code. Only whole statements go, so that nothing
// that a program does hangs on them.

import type { Plugin } from 'vite'

const PACKAGES = /[\\/]node_modules[\\/](@libp2p|libp2p|@chainsafe[\\/]libp2p-[\w-]+)[\\/].*\.js$/
const LEVELS: readonly string[] = ['error', 'trace']

type Node = Readonly<Record<string, unknown>>

export function withoutLogs (): Plugin {
  return {
    name: 'snug-without-logs',
    transform (code, id) {
      if (!PACKAGES.test(id) || !/\blog\b/.test(code)) return undefined
      const places = logStatements(this.parse(code))
      if (places.length === 0) return undefined
      const kept = places.toReversed().reduce((rest, [start, end]) =>
        `${rest.slice(0, start)};${rest.slice(end)}`, code)
      return { code: kept, map: null }
    }
  }
}

/** Start and end of each statement that only writes to a log, in their order. */
function logStatements (program: unknown): Array<readonly [number, number]> {
  const places: Array<readonly [number, number]> = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (!isNode(value)) return
    if (value.type === 'ExpressionStatement' && isLogCall(value.expression)) {
      places.push([Number(value.start), Number(value.end)])
    } else {
      Object.values(value).forEach(visit)
    }
  }
  visit(program)
  return places
}

function isLogCall (value: unknown): boolean {
  if (!isNode(value)) return false
  if (value.type === 'ChainExpression') return isLogCall(value.expression)
  return value.type === 'CallExpression' && isLog(value.callee)
}

/** `log`, `….log`, and the levels of these. */
function isLog (value: unknown): boolean {
  if (!isNode(value)) return false
  if (value.type === 'Identifier') return value.name === 'log'
  if (value.type !== 'MemberExpression' || !isNode(value.property)) return false
  const name = String(value.property.name)
  return name === 'log' || (LEVELS.includes(name) && isLog(value.object))
}

function isNode (value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value
}
