// A terminal as an SVG, in the colours of the night: no font but the reader's own, no script.

export interface TerminalLine {
  readonly kind: 'command' | 'answer' | 'pause'
  readonly text: string
}

const GROUND = '#1C1714'
const SURFACE = '#261F1B'
const LINE = '#3A302A'
const INK = '#F3EAE0'
const MUTED = '#B5A79B'
const LAMP = '#E8A15C'

const WIDTH = 760
const MARGIN = 28
const TOP = 60
const LEADING = 22
const PAUSE = 12

export function drawTerminal (lines: readonly TerminalLine[]): string {
  let y = TOP
  const drawn = lines.map(({ kind, text }) => {
    if (kind === 'pause') {
      y += PAUSE
      return ''
    }
    y += LEADING
    return kind === 'command'
      ? `<text x="${MARGIN}" y="${y}"><tspan fill="${LAMP}">$ </tspan>${escaped(text)}</text>`
      : `<text x="${MARGIN}" y="${y}" fill="${MUTED}">${escaped(text)}</text>`
  })
  const height = y + MARGIN
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" ` +
      `height="${height}" role="img" aria-label="A terminal with Snug">`,
    `<rect width="${WIDTH}" height="${height}" rx="14" fill="${GROUND}"/>`,
    `<path d="M14 0H${WIDTH - 14}a14 14 0 0 1 14 14V40H0V14A14 14 0 0 1 14 0Z" fill="${SURFACE}"/>`,
    `<path d="M0 40H${WIDTH}" stroke="${LINE}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="15" ` +
      `fill="${INK}" xml:space="preserve">`,
    `<text x="${MARGIN}" y="26" fill="${MUTED}" font-size="13">Ana</text>`,
    ...drawn.filter((line) => line !== ''),
    '</g>',
    '</svg>',
    ''
  ].join('\n')
}

function escaped (text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
