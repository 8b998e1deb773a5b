import * as vscode from 'vscode';
import {
  isWhole,
  placeOfFile,
  readText,
  removeText,
  writeCopy,
  writeText,
  type FoundText,
} from './adapters/textFiles';
import type { InputFile } from './core/catalogue/inputFiles';
import type { typedFileSlots } from './core/catalogue/slots';
import type { CommandStep } from './core/course/model';
import { copyPath, copyPrefix } from './core/files/copies';
import { textFault } from './core/files/fault';
import { fillText } from './core/files/fill';
import { languageOf, textKindOf } from './core/files/kind';
import { maskText } from './core/runs/mask';
import type { Run } from './core/runs/model';
import type { Placeholder } from './core/shell/model';
import { findFilePlaceholders } from './core/shell/placeholders';
import type { FoundStep } from './ui/course/lookup';
import { hasPlaceholders } from './ui/course/statements';
import { Comparison } from './ui/files/comparison';
import { again, brokenFile, missingError, missingFile, type Starting } from './ui/files/faults';
import type { StepFiles } from './ui/files/model';
import type { FileUse, FormFiles, FormNotice, FormResult, NoticeAction, OpenFile } from './ui/form/model';
import { PracticeError } from './ui/messages';

export interface StepFilesDeps {
  /** Which files the learner lets us write to. */
  readonly memory: vscode.Memento;
  readonly found: FoundStep<CommandStep>;
  /** Per statement. */
  readonly inputs: readonly (readonly InputFile[])[];
  /** Where the step will run; `null` where nobody tells. */
  readonly folder: string | null;
  /** Per statement: the folders that it is run in, one after the other; `null` where that is not known. */
  readonly folders: readonly (readonly string[] | null)[];
  /** Tells what the slots of a file want. The caller has what that needs at hand. */
  readonly typeSlots: typeof typedFileSlots;
  /** Whether files that are broken or missing do not matter. */
  readonly unchecked: boolean;
  readonly command: Starting['command'];
}

type Values = ReadonlyMap<string, string>;

/** A file with something to fill in, and where it is. */
interface Opened extends OpenFile {
  readonly path: string;
  readonly uses: FileUse[];
  /** What makes its path that of its copy. */
  readonly prefix: string;
}

/**
 * Reads the files that a step reads. @throws PracticeError for one that is broken, and for one that is missing where no form will
 * be shown that could say so
 */
export async function readStepFiles(deps: StepFilesDeps): Promise<StepFiles> {
  const { found, unchecked } = deps;
  const starting: Starting = { command: deps.command, found };
  const { files, missing, notices } = await lookAt(deps, starting);
  const [first] = missing;
  if (first && files.length === 0 && !hasPlaceholders(found.step) && !unchecked)
    throw missingError(first, starting);
  return new FilesOfStep(files, [...missing, ...notices], starting, deps.memory);
}

interface Looked {
  readonly files: Opened[];
  readonly missing: FormNotice[];
  readonly notices: FormNotice[];
}

async function lookAt(deps: StepFilesDeps, starting: Starting): Promise<Looked> {
  const { found, inputs, folder, folders, unchecked } = deps;
  const { statements } = found.step;
  const looked: Looked = { files: [], missing: [], notices: [] };
  for (const [index, statement] of statements.entries())
    for (const file of inputs[index] ?? []) {
      if (statement.runsIn !== 'host') {
        looked.notices.push(staysAsItIs(file, `it is read ${ELSEWHERE[statement.runsIn]}`));
        continue;
      }
      if (file.nameAt === null) {
        looked.notices.push(staysAsItIs(file, 'quotes or escapes hide its name'));
        continue;
      }
      const gone = folders[index] ?? null;
      if ((folder === null || gone === null) && !isWhole(file.path)) continue;
      const path = placeOfFile(file.path, folder ?? '/', gone ?? []);
      const text = await readText(path);
      if (text.kind === 'missing') {
        const where = isWhole(file.path) ? null : placeOfFile('.', folder ?? '/', gone ?? []);
        if (!isMadeBefore(file, statements, index))
          looked.missing.push(missingFile(file.path, where, starting));
      } else if (text.kind === 'left') looked.notices.push(staysAsItIs(file, text.why));
      else {
        const opened = open(file, path, text, {
          statement: index,
          nameAt: file.nameAt,
          typeSlots: deps.typeSlots,
        });
        const fault = textFault(
          text.content,
          textKindOf(path, text.content),
          opened.placeholders.map(({ range }) => range),
          file.written.startsWith('file://') && file.option !== '--template-body',
        );
        if (fault && !unchecked) throw brokenFile(file.path, path, fault, starting);
        if (!fault && opened.placeholders.length > 0) add(looked.files, opened);
      }
    }
  return looked;
}

const ELSEWHERE = { container: 'in a container', remote: 'on another machine' } as const;

const staysAsItIs = ({ path }: InputFile, why: string): FormNotice => ({
  text: `${path} stays as it is: ${why}.`,
  actions: [],
});

/** Whether an earlier statement, or this one, names the file as well: it makes it, most likely. */
function isMadeBefore({ path }: InputFile, statements: CommandStep['statements'], index: number): boolean {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const before = statements.slice(0, index + 1).map(({ command }) => command);
  return before.join('\n').split(name).length > 2;
}

/** One file of several statements is filled in once. */
function add(files: Opened[], opened: Opened): void {
  const known = files.find(({ path }) => path === opened.path);
  const again = opened.uses.map((use) => ({
    ...use,
    insertion: { ...use.insertion, text: known?.prefix ?? opened.prefix },
  }));
  if (known) known.uses.push(...again);
  else files.push(opened);
}

function open(
  file: InputFile,
  path: string,
  text: Extract<FoundText, { kind: 'text' }>,
  {
    statement,
    nameAt,
    typeSlots,
  }: Pick<StepFilesDeps, 'typeSlots'> & { readonly statement: number; readonly nameAt: number },
): Opened {
  const { content, writable } = text;
  const placeholders = findFilePlaceholders(content, languageOf(path, content));
  const prefix = copyPrefix(file);
  const isDirty = vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.fsPath === path);
  return {
    path,
    name: file.path,
    copy: copyPath(file.path, prefix),
    command: content,
    placeholders,
    typed: typeSlots(content, placeholders, file.service),
    prefix,
    uses: [{ statement, insertion: { at: nameAt, text: prefix } }],
    locked: isDirty ? 'it has changes that are not saved' : writable ? null : 'it is read-only',
    notes: [
      ...(isDirty ? ['What is not saved in the editor is not in it yet: the command does not see it.'] : []),
      ...(placeholders.some(({ slot }) => slot.secret)
        ? [
            'A copy holds the secret in the clear. Only you can read it, and it is removed when the run has ended.',
          ]
        : []),
    ],
  };
}

const ALLOWED = 'practice.filesWritten';

class FilesOfStep implements StepFiles {
  readonly form: FormFiles;
  private comparison: Comparison | undefined;
  /** Copies with a secret in them. */
  private readonly secret: string[] = [];

  constructor(
    private readonly files: readonly Opened[],
    notices: readonly FormNotice[],
    private readonly starting: Starting,
    private readonly memory: vscode.Memento,
  ) {
    this.form = {
      files,
      notices,
      compare: (file, values) => void this.compare(file, values),
      typed: (values) =>
        this.files.forEach((file, index) => this.comparison?.update(index, preview(file, values[index]))),
      check: (values) => this.files.forEach((file, index) => void filled(file, values[index] ?? NONE)),
      act: (action) => void this.act(action),
      close: () => void this.closeComparison(),
    };
  }

  get wantsForm(): boolean {
    return this.files.length > 0;
  }

  async write({ values, choices }: Pick<FormResult, 'values' | 'choices'>): Promise<boolean> {
    const own = values.slice(this.starting.found.step.statements.length);
    const fresh = await Promise.all(this.files.map((file) => this.asItIsNow(file)));
    for (const [index, file] of fresh.entries())
      if (choices[index] === 'itself' && !(await this.agrees(index, file, own[index] ?? NONE))) return false;
    for (const [index, file] of fresh.entries()) {
      if (choices[index] === 'itself') await this.writeItself(file, own[index] ?? NONE);
      else await this.writeCopy(file, own[index] ?? NONE);
    }
    return true;
  }

  async ended({ state }: Run): Promise<void> {
    // A shell that does not tell may still be reading.
    if (state === 'passed' || state === 'failed') await Promise.all(this.secret.map(removeText));
  }

  private async compare(index: number, values: Values): Promise<void> {
    const file = this.files[index];
    if (file) await (this.comparison ??= new Comparison()).show(index, file.path, preview(file, values));
  }

  private async closeComparison(): Promise<void> {
    const { comparison } = this;
    this.comparison = undefined;
    await comparison?.close();
  }

  /** Does what a notice offers, and asks again with what is there then. */
  private async act({ command, arguments: args = [] }: NoticeAction): Promise<void> {
    await vscode.commands.executeCommand(command, ...args);
    const { command: start, found } = this.starting;
    await vscode.commands.executeCommand(start, found.ref);
  }

  /** The file may have been edited while the form was open: what is new in it counts where it wants the same values. */
  private async asItIsNow(file: Opened): Promise<Opened> {
    const now = await readText(file.path);
    if (now.kind !== 'text')
      throw new PracticeError(`${file.name} is no longer there.`, [again(this.starting)]);
    if (now.content === file.command) return file;
    const placeholders = findFilePlaceholders(now.content, languageOf(file.path, now.content));
    if (slotsOf(placeholders) !== slotsOf(file.placeholders))
      throw new PracticeError(`${file.name} has changed, and wants other values now.`, [
        again(this.starting),
      ]);
    return { ...file, command: now.content, placeholders };
  }

  /** Asks once for every file before it is written to, with what will change in sight. */
  private async agrees(index: number, file: Opened, values: Values): Promise<boolean> {
    const allowed = this.memory.get<readonly string[]>(ALLOWED, []);
    if (allowed.includes(file.path)) return true;
    await this.compare(index, values);
    const change = 'Change File';
    const message = `Change ${file.name} itself?`;
    const detail = 'What changes is shown beside this question. You can undo it afterwards.';
    const picked = await vscode.window.showWarningMessage(message, { modal: true, detail }, change);
    await this.closeComparison();
    if (picked !== change) return false;
    await this.memory.update(ALLOWED, [...allowed, file.path]);
    return true;
  }

  private async writeItself(file: Opened, values: Values): Promise<void> {
    const text = filled(file, values);
    if (text === file.command) return;
    await written(file.name, writeText(file.path, text), 'Let the command read a copy instead.');
    void offerUndo(file, text);
  }

  private async writeCopy(file: Opened, values: Values): Promise<void> {
    const path = copyPath(file.path, file.prefix);
    const holdsSecret = file.placeholders.some(({ slot }) => slot.secret && values.has(slot.name));
    const instead = 'Make its folder writable, or choose “the file itself”.';
    await written(file.copy, writeCopy(path, filled(file, values), holdsSecret), instead);
    if (holdsSecret) this.secret.push(path);
  }
}

const NONE: Values = new Map();

const slotsOf = (placeholders: readonly Placeholder[]): string =>
  JSON.stringify(placeholders.map(({ slot, text }) => [slot.name, text]));

const filled = ({ command, path, placeholders }: Opened, values: Values): string =>
  fillText(command, textKindOf(path, command), placeholders, values);

/** What the file will be, secrets masked; as it is where a value cannot stand in it. */
function preview(file: Opened, values: Values = NONE): string {
  const secret = new Set(file.placeholders.filter(({ slot }) => slot.secret).map(({ slot }) => slot.name));
  const shown = new Map(
    [...values].map(([slot, text]) => [slot, secret.has(slot) && text !== '' ? maskText : text]),
  );
  try {
    return filled(file, shown);
  } catch {
    return file.command;
  }
}

async function written(name: string, writing: Promise<void>, instead: string): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PracticeError(`${name} cannot be written: ${why}. ${instead}`, [], error);
  }
}

async function offerUndo(file: Opened, text: string): Promise<void> {
  const undo = 'Undo';
  const picked = await vscode.window.showInformationMessage(`${file.name} is filled in.`, undo);
  if (picked !== undo) return;
  const now = await readText(file.path);
  if (now.kind === 'text' && now.content === text) await writeText(file.path, file.command);
  else void vscode.window.showWarningMessage(`${file.name} has changed since, and was left as it is.`);
}
