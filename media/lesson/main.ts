import './lesson.css';
import { connectToExtension } from '../../src/ui/webview/channel';
import type { FromLesson, ToLesson } from '../../src/ui/lesson/protocol';
import { LessonPageView } from './view';

/** What outlives the page while its tab is hidden, and a reload of the window. */
interface Kept {
  readonly ref: unknown;
  readonly key: string;
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: Kept): void;
};

const MINUTE = 60_000;

const root = document.querySelector('main');
if (root) {
  const api = acquireVsCodeApi();
  let kept = api.getState() as Kept | undefined;
  const keep = (change: Partial<Kept>): void => {
    kept = { ref: null, key: '', scroll: 0, ...kept, ...change };
    api.setState(kept);
  };
  const send = connectToExtension<ToLesson, FromLesson>(window, api, (message) => {
    switch (message.kind) {
      case 'show': {
        const { content, standings, progress } = message;
        const isOther = view.show(content, standings, progress);
        document.title = content.title;
        if (isOther) window.scrollTo(0, kept?.key === content.key ? kept.scroll : 0);
        keep({ ref: content.ref, key: content.key, scroll: window.scrollY });
        break;
      }
      case 'standings':
        view.showStandings(message.standings, message.progress);
        break;
      case 'created':
        view.showCreated(message.things);
        break;
      case 'reveal':
        view.reveal(message.step);
        break;
      case 'gone':
        view.gone(message.message);
        break;
    }
  });
  const view = new LessonPageView(root, send);
  document.addEventListener('scrollend', () => keep({ scroll: window.scrollY }));
  setInterval(() => view.tick(), MINUTE);
  send({ kind: 'ready' });
}
