// Code without its comments, and without the contents of its strings where asked: what a pattern
// about code may look at. Line numbers stay. A scanner of tokens, not a parser: it knows comments,
// strings, templates and plain regular expressions.

/** Characters after which a slash begins a regular expression and no division. */
const BEFORE_REGEX = '(,=:[!&|?{};+-*%~^<>\n'

function regexBegins (code: string): boolean {
  const before = code.trimEnd()
  return before === '' || BEFORE_REGEX.includes(before.at(-1) ?? '') ||
    /\b(return|typeof|case)$/.test(before)
}

/** Index after the quoted text or regular expression that begins at `from`. */
function endOfQuoted (text: string, from: number): number {
  const quote = text[from]
  let inClass = false
  let at = from + 1
  for (; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (quote === '/' && char === '[') inClass = true
    else if (quote === '/' && char === ']') inClass = false
    else if (char === quote && !inClass) return at + 1
    else if (char === '\n' && quote !== '`') return at
  }
  return at
}

/** Blanks out all but the line ends. */
function blank (text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

/**
 * Blanks the text of a template, and keeps the code of its `${}` without looking into nested
 * templates.
 */
function blankTemplate (text: string): string {
  return text.replace(/\$\{([^{}]*)\}|[^\n]/g, (all, code: string | undefined) => {
    return code === undefined ? ' ' : `  ${code} `
  })
}

export function codeOf (text: string, strings: 'keep' | 'blank'): string {
  let code = ''
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? ''
    const two = text.slice(at, at + 2)
    let end = at + 1
    if (two === '//' || (at === 0 && two === '#!')) {
      end = text.indexOf('\n', at)
      if (end < 0) end = text.length
      code += blank(text.slice(at, end))
    } else if (two === '/*') {
      end = text.indexOf('*/', at) + 2
      if (end < 2) end = text.length
      code += blank(text.slice(at, end))
    } else if (char === "'" || char === '"' || char === '`' ||
      (char === '/' && regexBegins(code)))
    {
      end = endOfQuoted(text, at)
      const quoted = text.slice(at, end)
      if (strings === 'keep') code += quoted
      else {code += char === '`'
          ? blankTemplate(quoted)
          : `${char}${blank(quoted.slice(1, -1))}${char}`}
    } else {
      code += char
    }
    at = end
  }
  return code
}

const IMPORTS = [
  /(?:^|[^\w.])(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /(?:^|[^\w.])import\s*\(?\s*['"]([^'"]+)['"]/g
]

/** What a file imports or re-exports, statically or not: each specifier with its line. */
export function importsOf (text: string): { specifier: string, line: number }[] {
  const code = codeOf(text, 'keep')
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => ({
    specifier: match[1] ?? '',
    line: code.slice(0, match.index + match[0].length).split('\n').length
  })))
}
