// An applicant's day, written against the types that openapi-typescript makes from the host's own document:
//   node applicant-day.js <address> <scenario.json> <paper.pdf>
// Prints each step; ends with an error at the first answer that is not as the document promises.
import { readFileSync } from 'node:fs'
import createClient from 'openapi-fetch'
import type { components, paths } from './api.js'

type Problem = components['schemas']['ApiProblem']
type Scenario = { answers: Record<string, Record<string, never>> }

const [address, scenarioFile, paperFile] = process.argv.slice(2) as [string, string, string]
const scenario = JSON.parse(readFileSync(scenarioFile, 'utf8')) as Scenario
const say = (text: string) => console.log(text)

/** What was promised, or the problem that came instead. */
function expect<T>(what: string, reply: { data?: T; error?: unknown; response: Response }): T {
  if (reply.data === undefined) throw new Error(`${what}: ${reply.response.status} ${JSON.stringify(reply.error)}`)
  say(`${what}: ${reply.response.status}`)
  return reply.data
}

/** The stable code of a problem that is wanted. */
function refused(what: string, status: number, reply: { error?: unknown; response: Response }): string {
  const code = (reply.error as Problem | undefined)?.code
  if (reply.response.status !== status || typeof code !== 'string') throw new Error(`${what}: ${reply.response.status} ${JSON.stringify(reply.error)}`)
  say(`${what}: ${status} ${code}`)
  return code
}

const etagOf = (reply: { response: Response }): string => reply.response.headers.get('ETag') ?? '"0"'

async function until<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await read()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what}: did not happen`)
}

const anyone = createClient<paths>({ baseUrl: address })
const forms = expect('forms', await anyone.GET('/api/v1/forms'))
if (!forms.some((form) => form.key === 'hauptantrag')) throw new Error('no Hauptantrag')

const started = expect('first click', await anyone.POST('/api/v1/applications', { body: { form: 'hauptantrag' } }))
const { id } = started
const me = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${started.accessToken.token}` } })

for (const [key, answers] of Object.entries(scenario.answers)) {
  const path = { id, key }
  const before = await me.GET('/api/v1/applications/{id}/sections/{key}', { params: { path } })
  expect(`section ${key}`, await me.PUT('/api/v1/applications/{id}/sections/{key}', {
    params: { path, header: { 'If-Match': etagOf(before) } },
    body: answers,
  }))
}

refused('a stale save', 412, await me.PUT('/api/v1/applications/{id}/sections/{key}', {
  params: { path: { id, key: 'contact' }, header: { 'If-Match': '"0"' } },
  body: scenario.answers['contact'] ?? {},
}))

const progress = expect('progress', await me.GET('/api/v1/applications/{id}/progress', { params: { path: { id } } }))
if (!progress.canBeSubmitted) throw new Error('it cannot be sent')

const paper = expect('paper', await me.POST('/api/v1/applications/{applicationId}/documents', {
  params: { path: { applicationId: id } },
  body: { evidence: ['N01'], file: '' },
  bodySerializer: (body) => {
    const form = new FormData()
    for (const code of body?.evidence ?? []) form.append('evidence', code)
    form.append('file', new Blob([readFileSync(paperFile)], { type: 'application/pdf' }), 'ausweis.pdf')
    return form
  },
}))
say(`SHA-256 ${paper.sha256}`)

const pause = expect('pause', await me.POST('/api/v1/applications/{id}/pauses', { params: { path: { id } }, body: {} }))
const resumed = expect('another device', await anyone.POST('/api/v1/resumptions', { body: { reference: started.reference, code: pause.resumeCode } }))
if (resumed.id !== id) throw new Error('another application')

const receipt = expect('sent', await me.POST('/api/v1/applications/{id}/submission', { params: { path: { id } } }))
const verified = expect('receipt', await anyone.POST('/api/v1/receipts/verifications', { body: { receipt: receipt.receipt } }))
if (!verified.valid) throw new Error('the receipt is not genuine')
refused('a save after sending', 409, await me.PUT('/api/v1/applications/{id}/sections/{key}', {
  params: { path: { id, key: 'contact' }, header: { 'If-Match': '"1"' } },
  body: scenario.answers['contact'] ?? {},
}))

const evidence = expect('evidence', await me.GET('/api/v1/applications/{id}/evidence', { params: { path: { id } } }))
say(`${evidence.filter((item) => item.state === 'missing').length} papers are missing`)
const confirmation = await until('confirmation', async () => {
  const notices = await me.GET('/api/v1/applications/{id}/notices', { params: { path: { id } } })
  return notices.data?.items.find((notice) => notice.purpose === 'submission-confirmation')
})
say(`notice: ${confirmation.title}`)
console.log(JSON.stringify({ id, reference: started.reference }))
