import * as vscode from 'vscode';
import type { Hazard } from '../../core/target/hazards';
import { nameOf, type Destination } from '../../core/target/model';

/** What there is to say of a step before it runs. */
export interface Concerns {
  /** What it makes that costs, and destroys, in a real account. */
  readonly hazards: readonly Hazard[];
  /** What it names that is not the target. */
  readonly elsewhere: readonly string[];
  /** What is doubtful about the target's region; a sentence. */
  readonly doubt: string | null;
}

/** Whose step it is. */
export interface StepPlace {
  readonly courseId: string;
  readonly lesson: string;
  /** Unique in the course. */
  readonly key: string;
  /** What a clean-up deletes, a name for each thing: asked about once for all of it, whatever its commands say. */
  readonly deletes?: readonly string[];
}

/** What was agreed to on a day. */
interface Agreed {
  readonly day: string;
  /** Lessons in which nothing that costs is asked about any more, and steps that were agreed to, each with its place. */
  readonly keys: readonly string[];
}

const AGREED = 'practice.agreed';
const RUN = 'Run';
const DELETE = 'Delete';
const REGION = 'Choose Region…';
const NOT_AGAIN = 'Run, and Don’t Ask Again for This Lesson Today';

/** Asks before a step does what costs, destroys, or goes elsewhere than the target. */
export class Guard {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly now: () => Date,
  ) {}

  /** Whether the step may run: nothing of concern, agreed to before, or agreed to now. */
  async agrees(place: StepPlace, concerns: Concerns, destination: Destination): Promise<boolean> {
    const real = destination.target.kind === 'account';
    if (place.deletes !== undefined) return agreesToDelete(place.deletes, concerns.elsewhere, destination);
    const destroys = real ? concerns.hazards.filter(({ kind }) => kind === 'destroys') : [];
    const costs = real ? concerns.hazards.filter(({ kind }) => kind === 'billable') : [];
    const account = JSON.stringify([nameOf(destination)]);
    const lesson = `lesson ${JSON.stringify([place.courseId, place.lesson])} ${account}`;
    const step = `step ${JSON.stringify([place.courseId, place.key])} ${account}`;
    const agreed = this.agreed();
    const asksForCost = costs.length > 0 && !agreed.includes(lesson) && !agreed.includes(step);
    const { doubt } = concerns;
    const doubts = [...(doubt === null ? [] : [doubt]), ...concerns.elsewhere];
    if (destroys.length === 0 && !asksForCost && doubts.length === 0) return true;

    const mayStopAsking = asksForCost && destroys.length === 0 && doubts.length === 0;
    const picked = await vscode.window.showWarningMessage(
      question(destroys.length > 0, asksForCost, concerns.elsewhere.length > 0, destination),
      { modal: true, detail: detail([...destroys, ...(asksForCost ? costs : [])], doubts) },
      RUN,
      ...(mayStopAsking ? [NOT_AGAIN] : []),
      ...(doubt === null ? [] : [REGION]),
    );
    if (picked === REGION) await vscode.commands.executeCommand('practice.chooseRegion');
    if (picked === undefined || picked === REGION) return false;
    if (asksForCost) await this.agree(picked === NOT_AGAIN ? [lesson, step] : [step]);
    return true;
  }

  private agreed(): readonly string[] {
    const kept = this.memory.get<Agreed>(AGREED);
    return kept?.day === this.today() ? kept.keys : [];
  }

  private async agree(keys: readonly string[]): Promise<void> {
    const all = [...new Set([...this.agreed(), ...keys])];
    await this.memory.update(AGREED, { day: this.today(), keys: all } satisfies Agreed);
  }

  /** By the clock of this machine. */
  private today(): string {
    return this.now().toDateString();
  }
}

/** Things named in a question. */
const NAMED = 20;

async function agreesToDelete(
  things: readonly string[],
  elsewhere: readonly string[],
  destination: Destination,
): Promise<boolean> {
  const real = destination.target.kind === 'account';
  if (!real && elsewhere.length === 0) return true;
  const more = things.length > NAMED ? [`… and ${things.length - NAMED} more`] : [];
  const what = things.length === 1 ? 'one thing' : `${things.length} things`;
  const picked = await vscode.window.showWarningMessage(
    `Delete ${what} for good ${real ? whereOf(destination) : 'in the sandbox'}?`,
    { modal: true, detail: [...things.slice(0, NAMED), ...more, ...elsewhere].join('\n') },
    DELETE,
  );
  return picked === DELETE;
}

/** `in account 123456789012, us-east-1 (profile student)` */
const whereOf = ({ target, region, account }: Destination): string =>
  `in ${account === null ? 'an account whose id is not known' : `account ${account}`}, ${region} (${
    target.kind === 'sandbox' || target.profile === null
      ? 'credentials of the environment'
      : `profile ${target.profile}`
  })`;

function question(destroys: boolean, costs: boolean, elsewhere: boolean, destination: Destination): string {
  if (destination.target.kind === 'sandbox') return 'This command goes elsewhere than the sandbox. Run it?';
  const where = whereOf(destination);
  if (destroys && costs)
    return `This removes something for good, and makes something that costs money, ${where}. Run it?`;
  if (destroys) return `This removes something for good ${where}. Run it?`;
  if (costs) return `This makes something that costs money ${where}. Run it?`;
  if (elsewhere) return `This command names another place than the target ${where}. Run it?`;
  return `Is the region ${destination.region} spelled right?`;
}

const detail = (hazards: readonly Hazard[], doubts: readonly string[]): string =>
  [
    ...hazards.map(
      ({ kind, name, what }) => `${kind === 'destroys' ? 'Removes' : 'Costs'} · ${name}: ${what}`,
    ),
    ...doubts,
  ].join('\n');
