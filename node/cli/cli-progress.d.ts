// What is used of cli-progress, which brings no types.

declare module 'cli-progress' {
  export class SingleBar {
    constructor (options: object)
    start (total: number, done: number, words: object): void
    update (done: number, words: object): void
    stop (): void
  }
}
