// Every check fails on what it is there to find: a small project that passes all of them gets one
// bad file, and the check says so.

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { CHECKS } from './checks.ts'

type Files = Readonly<Record<string, string>>

const project = fileURLToPath(new URL('../..', import.meta.url))
const CONFIGURATION = [
  'tsconfig.json', 'tsconfig.src.json', 'tsconfig.browser.json', '.oxlintrc.json', 'knip.json',
  '.ci/run', 'bin/snug.js', 'src/isomorphic.d.ts', '.gitignore'
]

const GOOD: Files = {
  'package.json': '{ "name": "sample", "type": "module", "bin": "bin/snug.js" }',
  'package-lock.json': '{ "packages": { "": {} } }',
  'src/base/number.ts': 'export function one (): number {\n  return 1\n}\n',
  'src/crypto/key.ts': "import { one } from '../base/number.ts'\n\nexport const key = one()\n",
  'src/index.ts': "export { key } from './crypto/key.ts'\n",
  'node/main.ts': "import { key } from '../src/index.ts'\n\nconsole.log(key)\n",
  'test/run.ts': 'console.log(1)\n',
  'test/check/run.ts': 'console.log(1)\n',
  'test/runner/child.ts': 'console.log(1)\n',
  'test/key.test.ts': "import { key } from '../src/crypto/key.ts'\n\nconsole.log(key)\n"
}

const main = (code: string): Files => ({ 'node/main.ts': `${code}\n` })
const key = (code: string): Files => ({ 'src/crypto/key.ts': `${code}\nexport const key = 1\n` })

/** A lockfile with packages by their folders below node_modules. */
function lock (packages: Readonly<Record<string, object>>): Files {
  const entries = Object.entries(packages).map(([folder, locked]) => {
    return [`node_modules/${folder}`, { integrity: 'x', ...locked }]
  })
  return { 'package-lock.json': JSON.stringify({ packages: Object.fromEntries(entries) }) }
}

/** For each check: bad files, and what the check must say about them. */
const BAD: Readonly<Record<string, readonly (readonly [Files, RegExp])[]>> = {
  'types': [
    [main('const n: number = String(1)\nconsole.log(n)'), /node\/main\.ts\(1,7\).*TS2322/],
    [main('enum A { b }\nconsole.log(A.b)'), /TS1294/],
    [main('console.log([1][0].toFixed())'), /TS2532/]
  ],
  'types of src without a platform': [
    [key('document.title'), /TS2584|TS2304/],
    [key('setTimeout(() => {}, 1)'), /TS2591|TS2304/],
    [key("/// <reference types=\"node\" />"), /types are part of src: .*node\/index\.d\.ts/]
  ],
  'types of the web app': [
    [{ 'browser/main.tsx': "const n: number = document.title\nconsole.log(n)\n" }, /TS2322/],
    [{ 'browser/main.tsx': 'console.log(process.pid)\n' }, /TS2591|TS2304|TS2580/]
  ],
  'lint': [
    [main('export const f = (x: any): void => { console.log(x) }'), /no-explicit-any/],
    [main('async function f (): Promise<void> { await 0 }\nf()'), /no-floating-promises/],
    [key('console.log(1)'), /no-console/],
    [
      main(
        "const kind: 'a' | 'b' = Math.random() > 1 ? 'a' : 'b'\nswitch (kind) { case 'a': break }"
      ),
      /switch-exhaustiveness-check/
    ]
  ],
  'layer arrows': [
    [{ 'src/base/up.ts': "export { key } from '../crypto/key.ts'\n" },
      /base may not import src\/cr/],
    [key("import { f } from '../../node/f.ts'"), /src\/ may not import node\//],
    [key("const f = await import('../../test/f.ts')"), /src\/ may not import test\//],
    [key("import type {\n  Socket\n} from 'node:net'"), /key\.ts:3: src imports no node:net/],
    [main("import 'libsodium-sumo'"), /only src\/crypto imports the crypto library/],
    [{ 'src/base/index.ts': "export * from './number.ts'\n" }, /not through an index/],
    [{ 'src/helpers/text.ts': 'export const a = 1\n' }, /no place among the layers/],
    [{ 'browser/a.ts': "import '../node/main.ts'\n" }, /browser\/ may not import node\//]
  ],
  'no platform, clock or randomness in src': [
    [key('const at = Date.now()'), /key\.ts:1: Date\.now/],
    [key('const r = `${Math.random()}`'), /Math\.random/],
    [key('const at = new Date()'), /Date\(\)/],
    [key('/* a */ setTimeout(f, 1)'), /setTimeout/],
    [key('const { env } = process.env'), /process\./],
    [key("const b = Buffer.from('a')"), /Buffer/],
    [key('document.title'), /document\./],
    [key('window.name'), /window\./]
  ],
  'cycles, types included': [
    [{
      'src/base/a.ts': "import type { B } from './b.ts'\n\nexport type A = B | 1\n",
      'src/base/b.ts': "import type { A } from './a.ts'\n\nexport type B = A | 2\n"
    }, /a\.ts -> .*b\.ts/]
  ],
  'dead code': [
    [{ 'src/base/alone.ts': 'export const a = 1\n' }, /alone\.ts/],
    [{ 'src/base/number.ts': 'export const one = (): number => 1\nexport const two = 2\n' }, /two/],
    [{ 'package.json': '{ "name": "a", "type": "module", "dependencies": { "qr": "1" } }' }, /qr/]
  ],
  'code that only tests use': [
    [{
      'src/base/number.ts': 'export const one = (): number => 1\nexport const two = 2\n',
      'test/key.test.ts': "import { two } from '../src/base/number.ts'\n\nconsole.log(two)\n"
    }, /two/]
  ],
  'file sizes': [
    [main('\n'.repeat(300)), /main\.ts: 301 lines, 300 at most/],
    [{ 'src/base/number.ts': '//\n'.repeat(91), ...key('//\n'.repeat(91)) }, /median file has 91/]
  ],
  'style': [
    [main(`console.log('${'x'.repeat(90)}')`), /main\.ts:1: 105 columns/],
    [main("console.log('x');"), /main\.ts:1: ; ends a line/],
    [main('\tconsole.log(1)'), /a tab/],
    [main('console.log(1) '), /space at the end/],
    [main('export default 1'), /export default/],
    [{ 'node/main.ts': 'console.log(1)' }, /one line end/]
  ],
  'nothing unfinished or switched off': [
    [main(`// ${'TO'}${'DO'}: later`), /main\.ts:1: TO/],
    [main(`// ${'FIX'}${'ME'}`), /FIX/],
    [main(`test${'.only'}('a', f)`), /only/],
    [main(`test${'.skip'}('a', f)`), /skip/],
    [main(`const a = b ${'as'} any`), /as an[y]/],
    [main(`// ${'@ts'}-ignore`), /ts-ignore/]
  ],
  'no machine paths or registry hosts': [
    [{ 'README.md': `see ${'/wo'}rk/main/README\n` }, /README\.md:1/],
    [{ 'README.md': `see ${'/ho'}me/somebody/x\n` }, /README\.md:1/],
    [{ 'README.md': `see ${'/tm'}p/snug/x\n` }, /README\.md:1/],
    [{ 'package-lock.json': `"resolved": "${'http'}s://example.org/a.tgz"\n` }, /package-lock/],
    [{ '.npmrc': `a=https://${'registry'}.example.org\n` }, /\.npmrc:1/]
  ],
  'dependencies pinned and locked': [
    [{ 'package.json': '{ "name": "a", "dependencies": { "qr": "^1.0.0" } }' }, /not pinned.*\^1/],
    [lock({ a: { optionalDependencies: { b: '1' } } }), /a needs b, which is not locked/],
    [lock({ a: { hasInstallScript: true } }), /allowScripts does not decide on the script of a/],
    [lock({ 'a/node_modules/react-native': {} }), /react-native must not be in the tree/],
    [{ 'package-lock.json': '{ "packages": { "node_modules/a": {} } }' }, /a has no integrity/]
  ],
  'scripts parse': [
    [{ '.ci/run': 'if then\n' }, /\.ci\/run/],
    [{ 'bin/snug.js': 'var = 1\n' }, /SyntaxError/]
  ]
}

const folders: string[] = []

function sample (files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'snug-check-'))
  folders.push(root)
  for (const path of CONFIGURATION) cpSync(join(project, path), join(root, path))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  for (const [path, text] of Object.entries({ ...GOOD, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const test = suite('checks')
test.after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const good = sample({})

for (const check of CHECKS) {
  test(`${check.name}: passes a good project`, async () => {
    assert.equal((await check.run(good)).findings, [])
  })

  test(`${check.name}: fails on each bad sample`, async () => {
    const samples = BAD[check.name] ?? []
    assert.ok(samples.length > 0, 'a check without a bad sample')
    for (const [files, expected] of samples) {
      const { findings } = await check.run(sample(files))
      assert.match(findings.join('\n'), expected, JSON.stringify(files))
    }
  })
}

test('code is told from comments, strings and regular expressions', async () => {
  const platform = CHECKS.find((check) => check.name.startsWith('no platform'))
  const harmless = [
    '// Date.now() and Math.random() are passed in',
    "const words = 'Date.now()' + `Math.random() and 'quotes'`",
    'const quote = /[\'"/]/.test(words) ? link.process.id : /Date.now\\(\\)/',
    'const half = words.length / 2 / 1 // setTimeout'
  ].join('\n')
  assert.equal((await platform?.run(sample(key(harmless))))?.findings, [])
})

test.run()
