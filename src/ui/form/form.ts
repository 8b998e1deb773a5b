import type * as vscode from 'vscode';
import type { Logger } from '../../core/logger';
import type { SecretStore, ValueMemory } from '../../core/values/ports';
import { columnBeside } from '../webview/columns';
import { openPage } from '../webview/page';
import { createConversation, type Form, type FormPage } from './conversation';
import type { FromForm, ToForm } from './protocol';

export type { Form } from './conversation';
export type { FormRequest, FormResult } from './model';

export interface FormDeps {
  readonly extensionUri: vscode.Uri;
  readonly logger: Logger;
  readonly memory: ValueMemory;
  /** `context.secrets`. */
  readonly secrets: SecretStore;
  /** Where the page is shown; beside the active editor unless told otherwise. */
  readonly openPage?: (title: string) => FormPage;
}

/** The form: one page beside the notes that asks for every slot of a step at once. Opens nothing until it is asked. */
export function createForm({ extensionUri, logger, memory, secrets, ...options }: FormDeps): Form {
  const openBeside = (title: string) =>
    openPage<ToForm, FromForm>({
      extensionUri,
      name: 'form',
      title,
      keepsInput: true,
      column: columnBeside(),
    });
  return createConversation({
    openPage: options.openPage ?? openBeside,
    logger,
    memory,
    secrets,
    now: () => Date.now(),
  });
}
