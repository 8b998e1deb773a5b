import * as vscode from 'vscode';
import { waysToGet, type Gettable } from '../../core/sandbox/getting';

interface Offer {
  readonly question: string;
  readonly after: string;
  /** Where its makers say how to install it. */
  readonly url: string;
}

const OFFERS: Readonly<Record<Gettable, Offer>> = {
  emulator: {
    question: 'This gets an emulator of AWS on this system:',
    after: 'Afterwards the sandbox starts with the next command that needs it.',
    url: 'https://docs.astral.sh/uv/getting-started/installation/',
  },
  awsCli: {
    question: 'This installs the AWS CLI on this system:',
    after: 'Afterwards run the step again.',
    url: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
  },
};

const RUN = 'Run in Terminal';
const COPY = 'Copy';
const READ = 'Read How';

/** Offers the line that gets something on this system, and runs it in a terminal of its own where the learner says so. */
export async function offerToGet(
  what: Gettable,
  platform: string,
  findProgram: (program: string) => Promise<string | undefined>,
): Promise<void> {
  const { question, after, url } = OFFERS[what];
  const found = await Promise.all(
    waysToGet(what, platform).map(async (way) => ((await findProgram(way.program)) ? [way] : [])),
  );
  const [way] = found.flat();
  const picked =
    way === undefined
      ? READ
      : await vscode.window.showInformationMessage(
          question,
          { modal: true, detail: `${way.command}\n\n${after}` },
          RUN,
          COPY,
          READ,
        );
  if (picked === READ) await vscode.env.openExternal(vscode.Uri.parse(url));
  if (picked === COPY && way) await vscode.env.clipboard.writeText(way.command);
  if (picked === RUN && way) {
    const terminal = vscode.window.createTerminal({ name: 'Install', isTransient: true });
    terminal.show();
    terminal.sendText(way.command);
  }
}
