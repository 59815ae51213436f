// How the demo tells: a line with the time for everything that happened, headings between, and a
// reason where a claim does not hold. Colours on a terminal only.

const TTY = process.stdout.isTTY && (process.env.NO_COLOR ?? '') === ''

function styled (code: number, text: string): string {
  return TTY ? `\u001b[${code}m${text}\u001b[0m` : text
}

/** A claim of the story that does not hold. */
export class Untrue extends Error {}

export class Story {
  readonly #began = performance.now()

  get seconds (): number { return (performance.now() - this.#began) / 1_000 }

  chapter (title: string): void {
    console.log(`\n${styled(1, title)}`)
  }

  /** Something that has been seen to be so. */
  tell (text: string): void {
    console.log(`${this.#time()}  ${text}`)
  }

  /** A command as it was typed, and what it answered. */
  command (who: string, words: readonly string[], answer: string): void {
    const line = `${who}$ snug ${words.map(shellWord).join(' ')}`
    console.log(`${this.#time()}  ${styled(36, shortened(line))}`)
    for (const each of answer.split('\n').filter((text) => text !== '')) {
      console.log(`           ${styled(2, shortened(each))}`)
    }
  }

  /** Ends the story where `claim` is not true. */
  check (claim: string, isTrue: boolean): asserts isTrue {
    if (!isTrue) throw new Untrue(claim)
  }

  #time (): string {
    return styled(2, `${this.seconds.toFixed(1).padStart(7)} s`)
  }
}

const LINE_MAX = 88

function shortened (line: string): string {
  return line.length > LINE_MAX ? `${line.slice(0, LINE_MAX - 3)}...` : line
}

function shellWord (word: string): string {
  return /^[\w.:/@=+-]+$/.test(word) ? word : `"${word}"`
}
