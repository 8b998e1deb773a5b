import { EMULATORS, type EmulatorCall, type EmulatorId } from '../../core/sandbox/emulators';

/** How long an emulator may think about one question, in ms: one that starts on a busy machine takes its time. */
const PATIENCE = 10_000;
/** Resets of an emulator that is full take longer. */
const CALL_PATIENCE = 20_000;

/** Whether an emulator of this kind is ready at the address. Never rejects. */
export async function isReady(address: string, emulator: EmulatorId): Promise<boolean> {
  try {
    const response = await fetch(address + EMULATORS[emulator].health, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    return emulator === 'other' || response.ok;
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
  for (const call of EMULATORS[emulator].setUp) await post(address, call);
}

/** Empties an emulator and sets it up again. @throws what went wrong */
export async function reset(address: string, emulator: EmulatorId): Promise<void> {
  const { reset: path } = EMULATORS[emulator];
  if (path === null) throw new Error(`${EMULATORS[emulator].name} cannot be emptied.`);
  await post(address, { path });
  await setUp(address, emulator);
}

async function post(address: string, { path, body }: EmulatorCall): Promise<void> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(address + path, {
    method: 'POST',
    signal: AbortSignal.timeout(CALL_PATIENCE),
    ...json,
  });
  if (!response.ok) throw new Error(`POST ${path} was answered with ${response.status}.`);
  await response.body?.cancel();
}
