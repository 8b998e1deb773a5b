import './form.css';
import { connectToExtension } from '../../src/ui/webview/channel';
import type { FromForm, ToForm } from '../../src/ui/form/protocol';
import { showForm, type FormView } from './view';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const root = document.querySelector('main');
if (root) {
  let cancel: () => void = () => undefined;
  let shown: { readonly id: number; readonly form: FormView } | undefined;
  const send = connectToExtension<ToForm, FromForm>(window, acquireVsCodeApi(), (message) => {
    if (message.kind === 'update') {
      if (message.id === shown?.id) shown.form.update(message.slots);
      return;
    }
    if (message.kind === 'refuse') {
      if (message.id === shown?.id) shown.form.refuse(message.slot, message.reason);
      return;
    }
    const { content } = message;
    const { id } = content;
    cancel = () => send({ kind: 'cancel', id });
    const form = showForm(root, content, {
      onDraft: (texts) => send({ kind: 'draft', id, texts }),
      onSubmit: (texts, choices) => send({ kind: 'submit', id, texts, choices }),
      onCompare: (file, texts) => send({ kind: 'compare', id, file, texts }),
      onAct: (notice, action) => send({ kind: 'act', id, notice, action }),
      onCheck: () => send({ kind: 'check', id }),
      onModern: () => send({ kind: 'modern', id }),
      onCancel: cancel,
    });
    shown = { id, form };
  });
  // On the document: Escape cancels also after a click beside the form.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) cancel();
  });
  keepFocus();
  send({ kind: 'ready' });
}

/** When the page gets the keyboard back (another tab, a side bar closed), so does the control that had it. */
function keepFocus(): void {
  let last: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => (last = target));
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body && last instanceof HTMLElement) last.focus();
  });
}
