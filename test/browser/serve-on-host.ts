// A process that serves a folder of pages on a host of the test internet.

import { serveFolder } from './serve.ts'

const [, , folder = '', host = '', port = ''] = process.argv
const { origin } = await serveFolder(folder, { host, port: Number(port) })
console.log(origin)
