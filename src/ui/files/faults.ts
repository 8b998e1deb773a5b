import * as vscode from 'vscode';
import type { CommandStep } from '../../core/course/model';
import type { TextFault } from '../../core/files/fault';
import type { FoundStep } from '../course/lookup';
import type { FormNotice, NoticeAction } from '../form/model';
import { PracticeError } from '../messages';

/** What a step is started by, and how to start it again. */
export interface Starting {
  readonly command: 'practice.runStep' | 'practice.fillAndCopy';
  readonly found: FoundStep<CommandStep>;
}

/** Goes on as if nothing were wrong with the files. */
const anyway = ({ command, found }: Starting): NoticeAction => ({
  title: command === 'practice.runStep' ? 'Run Anyway' : 'Copy Anyway',
  command,
  arguments: [{ ...found.ref, unchecked: true }],
});

/** Starts the step once more. */
export const again = ({ command, found }: Starting): NoticeAction => ({
  title: command === 'practice.runStep' ? 'Run Again' : 'Fill & Copy Again',
  command,
  arguments: [found.ref],
});

/** A file that whatever reads it would refuse. */
export function brokenFile(name: string, path: string, fault: TextFault, starting: Starting): PracticeError {
  const at = new vscode.Position(fault.line - 1, fault.column - 1);
  const open = {
    title: 'Open File',
    command: 'vscode.open',
    arguments: [vscode.Uri.file(path), { selection: new vscode.Range(at, at) }],
  };
  const message = `${name} is broken in line ${fault.line}, column ${fault.column}: ${fault.message}.`;
  return new PracticeError(message, [open, anyway(starting)]);
}

/** A file that is not where the command looks for it, with what may bring it. */
export function missingFile(name: string, folder: string | null, { found }: Starting): FormNotice {
  const base = baseName(name);
  const { course, part, lesson } = found;
  const steps = [lesson, ...(part.notes?.lessons ?? [])].flatMap((each) => each.steps);
  const maker = steps.find(
    (step) => step.kind === 'file' && step.name !== null && baseName(step.name) === base,
  );
  return {
    text:
      folder === null
        ? `${name} is not there.`
        : `${name} is not there. The command looks for it in ${folder}.`,
    actions: [
      ...(course.origin === 'bundled' ? [{ title: 'Start Lab…', command: 'practice.startLab' }] : []),
      ...(maker
        ? [
            {
              title: 'Create File…',
              command: 'practice.createFile',
              arguments: [{ course: course.id, part: part.uri, step: maker.id }],
            },
          ]
        : []),
      { title: 'Open Folder…', command: 'workbench.action.files.openFolder' },
    ],
  };
}

/** The same where there is no form to say it in. */
export const missingError = ({ text, actions }: FormNotice, starting: Starting): PracticeError =>
  new PracticeError(text, [...actions, anyway(starting)]);

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
