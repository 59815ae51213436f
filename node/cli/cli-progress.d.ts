// What is used of cli-progress, which brings no types.

declare module 'cli-progress' {
  export class SingleBar {
    constructor (options: object)
    start (total: number, done: number): void
    setTotal (total: number): void
    update (done: number): void
    stop (): void
  }
}
