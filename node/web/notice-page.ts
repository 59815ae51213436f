// What a browser on another device gets over plain http, in place of the app: browsers give keys
// and secrets to pages over https only, or on the machine itself. No script, two languages.

const STYLE_PATH = '/notice.css'

const STYLE = `:root { color-scheme: light dark; --ground: #FBF7F0; --ink: #2B2320;
  --muted: #6F625A; --line: #E6DCCF }
@media (prefers-color-scheme: dark) { :root { --ground: #1C1714; --ink: #F3EAE0;
  --muted: #B5A79B; --line: #3A302A } }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 0 auto; padding: 32px 16px }
h1 { font: 600 24px/1.3 Georgia, serif }
h2 { font-size: 16px; margin: 0 }
li { border-top: 1px solid var(--line); padding: 12px 0 }
ol { list-style: none; margin: 24px 0; padding: 0 }
p { margin: 4px 0 }
code { white-space: nowrap }
.why { color: var(--muted) }
`

interface Words {
  readonly title: string
  readonly why: string
  readonly ways: readonly (readonly [head: string, text: string])[]
  readonly more: string
}

const en: Words = {
  title: 'This house is here, but this page cannot open it',
  why: 'Browsers let a page keep keys only over https, or on the computer itself. Over plain ' +
    'http from another device Snug could not protect what you write, so it does not start.',
  ways: [
    ['On the computer on which the house runs',
      'Open <code>http://127.0.0.1:PORT/</code> there.'],
    ['With a certificate of its own', 'Start the house with <code>--tls-cert</code> and ' +
      '<code>--tls-key</code>, and open <code>https://NAME:PORT/</code>.'],
    ['Behind a web server with a certificate', 'Let nginx or another reverse proxy pass https ' +
      'on to the house. On another computer than the house it is named with ' +
      '<code>--trust-proxy</code>.']
  ],
  more: 'The guide is in the README: “Put your house on the internet”.'
}

const de: Words = {
  title: 'Dieses Haus ist da, aber diese Seite kann es nicht öffnen',
  why: 'Browser lassen eine Seite Schlüssel nur über https aufbewahren, oder auf dem Rechner ' +
    'selbst. Über einfaches http von einem anderen Gerät könnte Snug nicht schützen, was du ' +
    'schreibst. Deshalb startet es hier nicht.',
  ways: [
    ['Auf dem Rechner, auf dem das Haus läuft', 'Öffne dort <code>http://127.0.0.1:PORT/</code>.'],
    ['Mit einem eigenen Zertifikat', 'Starte das Haus mit <code>--tls-cert</code> und ' +
      '<code>--tls-key</code> und öffne <code>https://NAME:PORT/</code>.'],
    ['Hinter einem Webserver mit Zertifikat', 'Lass nginx oder einen anderen Proxy https ' +
      'an das Haus weiterreichen. Läuft er auf einem anderen Rechner als das Haus, nennt ihn ' +
      '<code>--trust-proxy</code>.']
  ],
  more: 'Die Anleitung steht in der README: „Put your house on the internet“.'
}

export interface NoticePart { readonly type: string, readonly body: string }

/** The style of the notice, where `path` asks for that. */
export function noticeStyle (path: string): NoticePart | undefined {
  return path === STYLE_PATH ? { type: 'text/css; charset=utf-8', body: STYLE } : undefined
}

/** In the language that the browser likes better; `port` is that of the house. */
export function noticePage (acceptLanguage: string | undefined, port: number): NoticePart {
  const language = preferred(acceptLanguage ?? '')
  const { title, why, ways, more } = language === 'de' ? de : en
  const items = ways.map(([head, text]) =>
    `<li><h2>${head}</h2><p>${text.replaceAll('PORT', String(port))}</p></li>`)
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Snug</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>
<h1>${title}</h1>
<p class="why">${why}</p>
<ol>
${items.join('\n')}
</ol>
<p>${more}</p>
</main>
</body>
</html>
`
  }
}

/** Of the two that there are, by the weights of RFC 9110 §12.5.4. */
function preferred (accepted: string): 'de' | 'en' {
  const weightOf = (language: string): number => Math.max(0, ...accepted.split(',')
    .map((part) => /^\s*([a-z]{1,8})[\w-]*\s*(?:;\s*q=([\d.]{1,5}))?/i.exec(part))
    .filter((match) => match?.[1]?.toLowerCase() === language)
    .map((match) => Number(match?.[2] ?? 1)))
  return weightOf('de') > weightOf('en') ? 'de' : 'en'
}
