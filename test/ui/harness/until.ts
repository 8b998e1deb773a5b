import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Asks again and again until there is an answer.
 *
 * @param what for the message when time runs out.
 * @throws when there is none within the time.
 */
export async function until<T>(
  what: string,
  withinMs: number,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await delay(POLL_MS);
  }
}
