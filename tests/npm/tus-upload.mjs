// Uploads a file with the real tus-js-client, cuts the connection as often as asked and resumes at the next host in turn.
// Prints one line of JSON for each attempt, and one at the end.
import fs from 'node:fs'
import http from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { DefaultHttpStack, Upload } from 'tus-js-client'

const [file, hosts, token, applicationId, cuts] = process.argv.slice(2)
const addresses = hosts.split(',')
const size = fs.statSync(file).size

// A connection that ends after so many bytes: every second time hard, so that what is under way is lost.
class CuttingAgent extends http.Agent {
  constructor(after, hard) {
    super({ keepAlive: true })
    Object.assign(this, { after, hard, sent: 0 })
  }

  get cut() {
    return this.sent >= this.after
  }

  createConnection(...options) {
    const socket = super.createConnection(...options)
    const write = socket.write.bind(socket)
    socket.write = (bytes, ...rest) => {
      const before = this.cut
      this.sent += bytes.length
      const more = write(bytes, ...rest)
      if (this.cut && !before) this.hard ? socket.resetAndDestroy() : socket.destroy()
      return more
    }
    return socket
  }
}

function attempt(number, path) {
  const host = addresses[number % addresses.length]
  const agent = new CuttingAgent(number < Number(cuts) ? size / (Number(cuts) + 2) : Infinity, number % 2 === 0)
  return new Promise((resolve) => {
    const seen = { host, resumedAt: 0 }
    const end = (rest) => resolve({ ...seen, ...rest, cut: agent.cut, path: upload.url && new URL(upload.url).pathname })
    const upload = new Upload(fs.createReadStream(file), {
      endpoint: `${host}/api/v1/uploads`,
      uploadUrl: path ? host + path : null,
      uploadSize: size,
      chunkSize: Infinity,
      retryDelays: null,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { applicationId, evidence: 'N01', filename: 'Scan über alles.pdf', filetype: 'application/pdf' },
      httpStack: new DefaultHttpStack({ agent }),
      onAfterResponse(request, response) {
        if (request.getMethod() === 'HEAD') seen.resumedAt = Number(response.getHeader('Upload-Offset'))
        seen.document = response.getHeader('Content-Location')
      },
      onSuccess: () => end({ done: true }),
      onError: (error) => end({ done: false, error: String(error) }),
    })
    upload.start()
  })
}

let path = null
for (let number = 0; number < 20; number++) {
  const end = await attempt(number, path)
  console.log(JSON.stringify(end))
  if (end.done) process.exit(0)
  path = end.path ?? path
  await setTimeout(500)
}
process.exit(1)
