import * as vscode from 'vscode';
import type { CommandStep } from '../../core/course/model';
import { PracticeError } from '../messages';
import { namesFileOf } from './names';

const FOLDER_KEY = 'practice.lab';
/** What a copy is called in the folder that the learner chooses. */
const NAME = 'practice-lab';

/** Contents by paths with slashes. */
type Files = Readonly<Record<string, string>>;

/** The files that commands of the bundled course read, and the learner's copy of them. */
export class Lab {
  private files: Promise<Files> | undefined;

  /** @param packed the file that all of the lab is shipped in: many small files would make a larger package */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly packed: vscode.Uri,
    private readonly courseId: string,
  ) {}

  /** Where the terminals of a course start: the learner's copy for the bundled course, while it is there; else `undefined`. */
  async folderFor(courseId: string): Promise<string | undefined> {
    const folder = this.memory.get<string>(FOLDER_KEY);
    if (courseId !== this.courseId || folder === undefined) return undefined;
    return (await exists(vscode.Uri.file(folder))) ? folder : undefined;
  }

  /** Asks for a folder, copies the files there, and lets terminals of the course start in the copy. @throws PracticeError */
  async start(): Promise<void> {
    const parent = await askFolder();
    if (parent && (await this.startIn(parent))) void sayReady(vscode.Uri.joinPath(parent, NAME));
  }

  /** The same in a folder that is known. @returns whether the lab was started; asks before it replaces anything */
  async startIn(parent: vscode.Uri): Promise<boolean> {
    const copy = vscode.Uri.joinPath(parent, NAME);
    if (!(await exists(copy))) await this.copyTo(copy);
    else {
      const choice = await askAboutExisting(copy);
      if (choice === undefined) return false;
      if (choice === 'fresh') await this.copyTo(copy);
    }
    await this.memory.update(FOLDER_KEY, copy.fsPath);
    return true;
  }

  /**
   * Whether a step can go ahead: offers to start the lab when the step reads one of its files and there is no copy yet.
   * @returns `false` when the learner cancelled
   */
  async ready(courseId: string, step: CommandStep): Promise<boolean> {
    if (courseId !== this.courseId || (await this.folderFor(courseId)) !== undefined) return true;
    const paths = Object.keys(await this.unpacked()).map((path) => path.split('/'));
    const folders = [...new Set(paths.flatMap(([name = '', ...rest]) => (rest.length > 0 ? [name] : [])))];
    if (!step.statements.some(({ command, runsIn }) => runsIn === 'host' && namesFileOf(command, folders)))
      return true;
    const start = 'Start Lab…';
    const anyway = 'Run Anyway';
    const detail =
      'They come with the course. Start Lab copies them to a folder of yours, where the practice terminals then start.';
    const message = 'This step reads files of the lab.';
    const picked = await vscode.window.showInformationMessage(
      message,
      { modal: true, detail },
      start,
      anyway,
    );
    if (picked === start) await this.start();
    return picked === anyway || (await this.folderFor(courseId)) !== undefined;
  }

  private async copyTo(copy: vscode.Uri): Promise<void> {
    try {
      if (await exists(copy)) await vscode.workspace.fs.delete(copy, { recursive: true });
      for (const [path, content] of Object.entries(await this.unpacked()))
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(copy, path), Buffer.from(content));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new PracticeError(`The lab files could not be copied to ${copy.fsPath}: ${why}`, [], error);
    }
  }

  private unpacked(): Promise<Files> {
    return (this.files ??= Promise.resolve(vscode.workspace.fs.readFile(this.packed)).then(
      (bytes) => JSON.parse(Buffer.from(bytes).toString()) as Files,
    ));
  }
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const here = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  const picked = await vscode.window.showOpenDialog({
    title: 'Start Lab',
    openLabel: `Create ${NAME} Here`,
    canSelectFiles: false,
    canSelectFolders: true,
    ...(here && { defaultUri: here }),
  });
  return picked?.[0];
}

/** A copy may hold the learner's own work. */
async function askAboutExisting(copy: vscode.Uri): Promise<'use' | 'fresh' | undefined> {
  const use = 'Use It';
  const fresh = 'Copy Again';
  const picked = await vscode.window.showWarningMessage(
    `${copy.fsPath} is there already.`,
    { modal: true, detail: 'Copying again replaces everything in it, your changes too.' },
    use,
    fresh,
  );
  return picked === use ? 'use' : picked === fresh ? 'fresh' : undefined;
}

async function sayReady(copy: vscode.Uri): Promise<void> {
  const open = 'Add to Workspace';
  const inside = vscode.workspace.getWorkspaceFolder(copy) !== undefined;
  const picked = await vscode.window.showInformationMessage(
    `The lab is in ${copy.fsPath}. Commands of the course now run there.`,
    ...(inside ? [] : [open]),
  );
  if (picked === open)
    vscode.workspace.updateWorkspaceFolders(vscode.workspace.workspaceFolders?.length ?? 0, 0, { uri: copy });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
