import type { FromLesson, LessonContent, Progress } from '../../src/ui/lesson/protocol';
import { element } from '../shared/element';
import { icon, type IconName } from '../shared/icons';

/** What stands above and below a lesson. */
export interface HeaderView {
  readonly top: HTMLElement;
  /** What the lesson has left behind. */
  readonly end: HTMLElement;
  readonly bottom: HTMLElement;
  show(content: LessonContent, progress: Progress): void;
  showProgress(progress: Progress): void;
  hide(): void;
}

export function createHeader(send: (message: FromLesson) => void): HeaderView {
  const top = element('header', {});
  const end = element('div', { class: 'notice end', role: 'note', hidden: true });
  const bottom = element('nav', { class: 'around', 'aria-label': 'Lessons before and after' });
  const bar = element('div', {
    class: 'track',
    role: 'progressbar',
    'aria-label': 'Commands done',
    'aria-valuemin': '0',
  });
  const filled = element('div', { class: 'filled' });
  bar.append(filled);
  const counted = element('span', { class: 'counted' });

  const control = (text: string, drawing: IconName, message: FromLesson, label = text): HTMLButtonElement => {
    const made = element(
      'button',
      { type: 'button', class: 'quiet', title: label },
      icon(drawing),
      element('span', {}, text),
    );
    made.addEventListener('click', () => send(message));
    return made;
  };

  function showProgress({ done, total, made }: Progress): void {
    end.hidden = made === 0;
    replace(
      end,
      element(
        'span',
        {},
        `This lesson has made ${made === 1 ? 'one thing' : `${made} things`} that may still exist.`,
      ),
      control(
        'Clean up…',
        'trash',
        { kind: 'lesson', action: 'cleanUp' },
        'Show what there is to delete, in order and with every command',
      ),
    );
    bar.hidden = total === 0;
    bar.setAttribute('aria-valuemax', String(total));
    bar.setAttribute('aria-valuenow', String(done));
    bar.setAttribute('aria-valuetext', `${done} of ${total} commands done`);
    // A style of one's own is what the page's policy forbids in HTML, not in a script.
    filled.style.width = total === 0 ? '0' : `${(100 * done) / total}%`;
    counted.textContent = total === 0 ? 'Nothing to run' : `${done} of ${total} done`;
  }

  function show(content: LessonContent, progress: Progress): void {
    const { title, path, facts, url, previous, following, remotePictures, trusted, steps } = content;
    const runs = steps.some(({ kind }) => kind === 'command');
    top.hidden = false;
    bottom.hidden = false;
    showProgress(progress);
    const restricted = element(
      'div',
      { class: 'notice', role: 'note' },
      element('span', {}, 'Nothing runs in Restricted Mode.'),
      control('Manage trust', 'check', { kind: 'lesson', action: 'trust' }),
    );
    const pictures = element(
      'div',
      { class: 'notice', role: 'note' },
      element(
        'span',
        {},
        `${remotePictures === 1 ? 'A picture comes' : `${remotePictures} pictures come`} from the internet.`,
      ),
      control('Load', 'arrow-right', { kind: 'loadPictures' }, 'Load pictures from the internet'),
    );
    replace(
      top,
      element('p', { class: 'path' }, path.join(' › ')),
      element('h1', {}, title),
      element('p', { class: 'facts' }, ...[...facts.map((fact) => element('span', {}, fact)), counted]),
      bar,
      element(
        'div',
        { class: 'tools', role: 'group', 'aria-label': 'Lesson' },
        ...(runs && trusted
          ? [
              control(
                'Run lesson',
                'run-all',
                { kind: 'lesson', action: 'runLesson' },
                'Run all commands that are not done, up to the first that fails',
              ),
            ]
          : []),
        control(
          'Notes',
          'go-to-file',
          { kind: 'lesson', action: 'openInNotes' },
          'Show the lesson in its notes',
        ),
        ...(url === null
          ? []
          : [control('Source', 'link-external', { kind: 'lesson', action: 'openLink' }, url)]),
      ),
      ...(trusted || !runs ? [] : [restricted]),
      ...(remotePictures > 0 ? [pictures] : []),
    );
    replace(
      bottom,
      ...(previous === null
        ? [element('span', {})]
        : [control(previous, 'arrow-left', { kind: 'go', to: 'previous' }, `Previous: ${previous}`)]),
      ...(following === null
        ? []
        : [control(following, 'arrow-right', { kind: 'go', to: 'following' }, `Next: ${following}`)]),
    );
  }

  return {
    top,
    end,
    bottom,
    show,
    showProgress,
    hide() {
      top.hidden = true;
      end.hidden = true;
      bottom.hidden = true;
    },
  };
}

/** Puts new children in, unless they are like the old ones: then the keyboard stays where it is. */
function replace(parent: HTMLElement, ...children: readonly HTMLElement[]): void {
  const wanted = element('div', {}, ...children);
  if (wanted.innerHTML === parent.innerHTML) return;
  parent.replaceChildren(...wanted.childNodes);
}
