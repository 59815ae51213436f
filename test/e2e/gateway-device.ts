// The router of a home as computers see it that ask for open ports: a program that runs there. It
// answers searches (SSDP) and requests (SOAP) of UPnP's Internet Gateway Device 2, strictly, opens
// ports in the home's firewall, and prints what it was asked, one line of JSON each.

import { execFileSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'

const [, , lan = '', wan = ''] = process.argv
const GROUP = '239.255.255.250'
const SSDP_PORT = 1_900
const HTTP_PORT = 5_000
const DEVICE = 'urn:schemas-upnp-org:device:InternetGatewayDevice:2'
const CONNECTION = 'urn:schemas-upnp-org:service:WANIPConnection:2'
const ID = 'uuid:7d3a0b2c-0001-4000-8000-00000000c1e0'
const DESCRIPTION = `<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><device><deviceType>${DEVICE}</deviceType>
<UDN>${ID}</UDN><deviceList><device><deviceList><device><serviceList><service>
<serviceType>${CONNECTION}</serviceType><serviceId>urn:upnp-org:serviceId:WANIPConn1</serviceId>
<SCPDURL>/scpd.xml</SCPDURL><controlURL>/control</controlURL><eventSubURL>/events</eventSubURL>
</service></serviceList></device></deviceList></device></deviceList></device></root>`

const tell = (line: object): void => { process.stdout.write(`${JSON.stringify(line)}\n`) }
const nft = (rules: string): string => execFileSync('nft', ['-a', '-e', '-f', '-'],
  { input: rules, encoding: 'utf8' })

nft(`add chain ip home opened { type nat hook prerouting priority -100; }
  insert rule ip home forward ct status dnat accept`)
/** The number of each port's rule in the firewall. */
const open = new Map<string, string>()

function perform (action: string, text: string): string | undefined {
  const value = (name: string): string =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? ''
  const [port, protocol] = [value('NewExternalPort'), value('NewProtocol')]
  const key = `${protocol} ${port}`
  const isPort = /^\d{1,5}$/.test(port) && ['TCP', 'UDP'].includes(protocol)
  switch (action) {
    case 'GetExternalIPAddress':
      return `<NewExternalIPAddress>${wan}</NewExternalIPAddress>`
    case 'AddAnyPortMapping': {
      const [client, seconds] = [value('NewInternalClient'), Number(value('NewLeaseDuration'))]
      if (!isPort) return undefined
      tell({ action: 'open', port: Number(port), protocol, client, seconds })
      if (!open.has(key)) {
        const made = nft(`add rule ip home opened iifname "eth0" ${protocol.toLowerCase()} dport ` +
          `${port} dnat to ${client}:${value('NewInternalPort')}`)
        open.set(key, /# handle (\d+)/.exec(made)?.[1] ?? '')
      }
      return `<NewReservedPort>${port}</NewReservedPort>`
    }
    case 'DeletePortMapping':
      if (!isPort || !open.has(key)) return undefined
      tell({ action: 'close', port: Number(port), protocol })
      nft(`delete rule ip home opened handle ${open.get(key)}`)
      open.delete(key)
      return ''
    default:
      return undefined
  }
}

const inEnvelope = (body: string): string => '<?xml version="1.0"?><s:Envelope ' +
  `xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`

createServer((request, response) => {
  let text = ''
  request.on('data', (chunk: Buffer) => { text += chunk.toString() })
  request.on('end', () => {
    const action = /#(\w+)/.exec(String(request.headers['soapaction']))?.[1]
    const done = action === undefined ? DESCRIPTION : perform(action, text)
    if (done === undefined) tell({ action: 'refused', asked: action })
    response.writeHead(done === undefined ? 500 : 200, { 'content-type': 'text/xml' })
    response.end(action === undefined ? DESCRIPTION : inEnvelope(done === undefined
      ? '<s:Fault><detail><UPnPError><errorCode>402</errorCode></UPnPError></detail></s:Fault>'
      : `<u:${action}Response xmlns:u="${CONNECTION}">${done}</u:${action}Response>`))
  })
}).listen(HTTP_PORT, lan)

const searches = createSocket({ type: 'udp4', reuseAddr: true })
searches.on('message', (message, from) => {
  const text = message.toString()
  if (!text.startsWith('M-SEARCH') || !text.includes(DEVICE)) return
  const answer = ['HTTP/1.1 200 OK', 'CACHE-CONTROL: max-age=1800', 'EXT:', `ST: ${DEVICE}`,
    `LOCATION: http://${lan}:${HTTP_PORT}/device.xml`, `USN: ${ID}::${DEVICE}`, '', '']
  searches.send(answer.join('\r\n'), from.port, from.address)
})
searches.bind(SSDP_PORT, GROUP, () => {
  searches.addMembership(GROUP, lan)
  tell({ action: 'ready' })
})
