import './form.css';
import { connectToExtension } from '../../src/ui/webview/channel';
import type { FromForm, ToForm } from '../../src/ui/form/protocol';
import { showForm } from './view';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const root = document.querySelector('main');
if (root) {
  const send = connectToExtension<ToForm, FromForm>(window, acquireVsCodeApi(), ({ content }) => {
    const { id } = content;
    showForm(root, content, {
      onDraft: (texts) => send({ kind: 'draft', id, texts }),
      onSubmit: (texts) => send({ kind: 'submit', id, texts }),
      onCancel: () => send({ kind: 'cancel', id }),
    });
  });
  send({ kind: 'ready' });
}
