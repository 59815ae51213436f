// The nginx of the readme in front of a house: its very lines, with ports and files of a test.

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocks } from '../documents/pages.ts'
import { until } from '../network/node.ts'
import { certificateFor } from '../node/web/certificate.ts'
import { freePort } from './free-port.ts'

const PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx']
const NAMES = ['house.example.org', 'localhost', '127.0.0.1']

/** Where nginx is; undefined where it is not. */
export const NGINX = PLACES.find((path) => existsSync(path))

export interface ReverseProxy {
  readonly port: number
  /** The certificate, PEM. */
  readonly certificate: string
  readonly stop: () => Promise<void>
}

/** Starts nginx in `folder` before the house at `housePort`. */
export async function reverseProxy (folder: string, housePort: number): Promise<ReverseProxy> {
  const port = await freePort()
  const { cert, key } = certificateFor(NAMES)
  mkdirSync(folder)
  writeFileSync(join(folder, 'fullchain.pem'), cert)
  writeFileSync(join(folder, 'privkey.pem'), key)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, housePort))
  const words = ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')]
  const child = spawn(NGINX ?? '', words, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const ended = new Promise<void>((resolve) => { child.once('close', () => { resolve() }) })
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said}`)
    return await answers(port)
  }, 20)
  return {
    port,
    certificate: cert,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    }
  }
}

function configuration (folder: string, port: number, housePort: number): string {
  const block = blocks('README.md').find(({ language }) => language === 'nginx')?.text ?? ''
  const changed = [
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['/etc/letsencrypt/live/house.example.org', folder],
    ['/etc/letsencrypt/live/house.example.org', folder],
    ['http://127.0.0.1:7685;', `http://127.0.0.1:${housePort};`]
  ] as const
  const server = changed.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the nginx lines of the readme have no ${from}`)
    return text.replace(from, to)
  }, block)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
  return [
    'daemon off;', 'master_process off;', `pid ${join(folder, 'pid')};`,
    'events {}', 'http {', 'access_log off;', ...temporary, server, '}'
  ].join('\n')
}

async function answers (port: number): Promise<boolean> {
  try {
    await fetch(`https://127.0.0.1:${port}/`)
    return true
  } catch (error) {
    // Its certificate is nobody's, but it is there.
    const { cause } = error as { readonly cause?: { readonly code?: string } }
    return /SELF_SIGNED|CERT|VERIFY/.test(cause?.code ?? '')
  }
}
