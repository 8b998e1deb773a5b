import type { Placeholder } from '../../../../src/core/shell/model';
import type { FormRequest } from '../../../../src/ui/form/model';

/** The `nth` (from 0) occurrence of `text` in `command` as a placeholder. */
export function placeholder(
  command: string,
  text: string,
  name: string,
  { label = name, secret = false, nth = 0 } = {},
): Placeholder {
  let from = command.indexOf(text);
  for (let seen = 0; seen < nth; seen++) from = command.indexOf(text, from + 1);
  if (from < 0) throw new Error(`${text} does not stand in ${command} ${nth + 1} times`);
  return { text, range: { from, to: from + text.length }, slot: { name, label, secret } };
}

const LOGIN = 'docker login --username <name> --password YOUR_PASSWORD';
const PUSH = 'docker push <name>/web';

/** A step of two statements that share one value; the first also wants a secret. */
export const loginRequest: FormRequest = {
  courseId: 'course',
  stepId: 'login',
  title: 'Log in and push',
  purpose: 'run',
  shell: 'bash',
  target: 'Sandbox',
  statements: [
    {
      command: LOGIN,
      placeholders: [
        placeholder(LOGIN, '<name>', '--username', { label: 'Name' }),
        placeholder(LOGIN, 'YOUR_PASSWORD', '--password', { label: 'Password', secret: true }),
      ],
    },
    { command: PUSH, placeholders: [placeholder(PUSH, '<name>', '1', { label: 'Name' })] },
  ],
};
