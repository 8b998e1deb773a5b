import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg';
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg';
import beaker from '@vscode/codicons/src/icons/beaker.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import clippy from '@vscode/codicons/src/icons/clippy.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import debugStop from '@vscode/codicons/src/icons/debug-stop.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import lightbulb from '@vscode/codicons/src/icons/lightbulb.svg';
import link from '@vscode/codicons/src/icons/link-external.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import newFile from '@vscode/codicons/src/icons/new-file.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import trash from '@vscode/codicons/src/icons/trash.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import watch from '@vscode/codicons/src/icons/watch.svg';
import runAll from '@vscode/codicons/src/icons/run-all.svg';

const DRAWINGS = {
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  beaker,
  check,
  'circle-slash': circleSlash,
  clippy,
  copy,
  'debug-stop': debugStop,
  error,
  'go-to-file': goToFile,
  lightbulb,
  'link-external': link,
  loading,
  'new-file': newFile,
  pass,
  play,
  question,
  'run-all': runAll,
  trash,
  warning,
  watch,
};

export type IconName = keyof typeof DRAWINGS;

const made = new Map<IconName, Element>();

/** A drawing of the editor's own set in the colour of the text around it; nothing for people who hear the page. */
export function icon(name: IconName): Element {
  const known = made.get(name);
  if (known) return known.cloneNode(true) as Element;
  const template = document.createElement('template');
  template.innerHTML = DRAWINGS[name];
  const drawing = template.content.firstElementChild ?? document.createElement('span');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.setAttribute('class', `icon ${name}`);
  made.set(name, drawing);
  return drawing.cloneNode(true) as Element;
}
