import * as vscode from 'vscode';
import type { Run } from '../../core/runs/model';
import type { RunStore } from '../../core/runs/store';
import { shorten } from '../words';
import { runReport } from './report';

const SCHEME = 'dist-sys-practice-run';

interface Address {
  readonly course: string;
  readonly step: string;
  readonly run: string;
}

/** Where the output of a run is shown: the name is for people, the query finds the run. */
export function outputUri(run: Run, title: string): vscode.Uri {
  const address: Address = { course: run.courseId, step: run.stepId, run: run.id };
  const name = shorten(title, 40).replace(/[/\\]/g, ' ');
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name}.log`, query: JSON.stringify(address) });
}

/** Registers the read-only documents that hold the output of runs. */
export function registerOutput(runs: RunStore): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const address = readAddress(uri.query);
      const run = address && runs.history(address.course, address.step).find(({ id }) => id === address.run);
      if (!run) return 'This run is not kept any more.';
      return runReport(run, await runs.output(run.id), Date.now());
    },
  });
}

function readAddress(query: string): Address | null {
  try {
    const { course, step, run } = JSON.parse(query) as Partial<Address>;
    return course !== undefined && step !== undefined && run !== undefined ? { course, step, run } : null;
  } catch {
    return null;
  }
}
