import { createAsking, type AskingOptions } from './adapters/inspect/asking';
import { checkStep, type CheckedStep } from './core/inspect/step';
import type { CommandStep } from './core/course/model';
import type { Finding } from './core/lint/model';

/** Asks this machine about a step without running it. @param text the notes @param findings what was found in them */
export async function checkHere(
  text: string,
  step: CommandStep,
  findings: readonly Finding[],
  options: AskingOptions,
): Promise<CheckedStep> {
  const asking = await createAsking(options);
  try {
    return await checkStep(text, step, findings, asking);
  } finally {
    await asking.dispose();
  }
}
