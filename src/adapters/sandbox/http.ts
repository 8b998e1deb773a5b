import { EMULATORS, type EmulatorCall, type EmulatorId } from '../../core/sandbox/emulators';

/** How long an emulator may think about one question, in ms: one that starts on a busy machine takes its time. */
const PATIENCE = 10_000;
/** Resets of an emulator that is full take longer. */
const CALL_PATIENCE = 20_000;

/** Whether an emulator of this kind is ready at the address. Never rejects. */
export async function isReady(address: string, emulator: EmulatorId): Promise<boolean> {
  try {
    const status = await ask(address + EMULATORS[emulator].health, 'GET', PATIENCE);
    return emulator === 'other' || isSuccess(status);
  } catch {
    return false;
  }
}

/** Which emulator answers at the address; `undefined` when nothing does. */
export async function identify(address: string): Promise<EmulatorId | undefined> {
  if (!(await isReady(address, 'other'))) return undefined;
  const known = Object.keys(EMULATORS) as EmulatorId[];
  for (const id of known) if (await isReady(address, id)) return id;
  return 'other';
}

/** Makes an emulator behave as the notes say. @throws what went wrong */
export async function setUp(address: string, emulator: EmulatorId): Promise<void> {
  await Promise.all(EMULATORS[emulator].setUp.map((call) => post(address, call)));
}

/** Empties an emulator and sets it up again. @throws what went wrong */
export async function reset(address: string, emulator: EmulatorId): Promise<void> {
  const { reset: path } = EMULATORS[emulator];
  if (path === null) throw new Error(`${EMULATORS[emulator].name} cannot be emptied.`);
  await post(address, { path });
  await setUp(address, emulator);
}

async function post(address: string, { path, body }: EmulatorCall): Promise<void> {
  const status = await ask(address + path, 'POST', CALL_PATIENCE, body);
  if (!isSuccess(status)) throw new Error(`POST ${path} was answered with ${status}.`);
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * Asks without `fetch`, which takes longer to load than a question takes. What is needed is loaded only here: an emulator is started
 * sooner without, and few of them encrypt.
 * @returns the status of the answer @throws when there is none within so many ms
 */
async function ask(url: string, method: string, within: number, body?: unknown): Promise<number> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers =
    text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  const { request } = await (url.startsWith('https:') ? import('node:https') : import('node:http'));
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method, headers, agent: false, signal: AbortSignal.timeout(within) },
      (answer) => {
        answer.on('error', reject);
        answer.on('end', () => resolve(answer.statusCode ?? 0));
        answer.resume();
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}
