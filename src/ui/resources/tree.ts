import * as vscode from 'vscode';
import type { Logger } from '../../core/logger';
import { difference, looksSame } from '../../core/resources/diff';
import { isAbort, isResourceError } from '../../core/resources/errors';
import { matches } from '../../core/resources/filter';
import type { Listing, Progress, ResourceRow, ResourceSource, Sought } from '../../core/resources/model';
import { itemOf, tooltipOf } from './item';
import { Pacer } from './pacer';
import {
  isGroup,
  isNote,
  presentListing,
  presentNoMatch,
  presentTrouble,
  type OwnCommands,
  type Presented,
} from './present';

/** The editor's handle of a row: the same object as long as the row's id is in the tree. */
export interface ResourceNode {
  row: ResourceRow;
  parent: ResourceNode | null;
  /** What the editor was last given to draw below it. */
  drawn: readonly ResourceNode[] | undefined;
  /** What was added to its traits when it was last drawn. */
  marks: readonly string[];
  /** Whether somebody has asked for its facts since: the editor then tells the same until it is drawn anew. */
  told: boolean;
}

/** What is different from what is drawn: whose children, and which rows' own text. */
interface Changes {
  readonly structure: Set<ResourceNode | null>;
  readonly headings: Set<ResourceNode>;
  readonly leaves: Set<ResourceNode>;
}

/** So many rows below one are drawn one by one. */
const FEW = 4;

/** The tree of one source. It asks only for what is expanded and in sight, and draws only what is different. */
export class ResourceTree implements vscode.TreeDataProvider<ResourceNode>, vscode.Disposable {
  readonly view: vscode.TreeView<ResourceNode>;
  private readonly changed = new vscode.EventEmitter<ResourceNode[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly nodes = new Map<string, ResourceNode>();
  private readonly made = new WeakSet<object>();
  /** What was last drawn at the top; `undefined` before the view was opened. */
  private top: readonly ResourceNode[] | undefined;
  /** Rows whose children must be read again, `null` for the root. */
  private readonly stale = new Set<string | null>();
  /** Rows with rows below them whose own text has changed, and is drawn a little later. */
  private readonly waiting = new Set<ResourceNode>();
  private readonly pacer = new Pacer(() => this.update());
  /** What the user has opened and closed, so that rows that come back are as they were. */
  private readonly opened = new Map<string, boolean>();
  private readonly closing = new AbortController();
  private readonly subscriptions: vscode.Disposable;
  private readonly commands: OwnCommands;
  private filterText = '';
  private marksOf: (row: ResourceRow) => readonly string[] = () => [];

  constructor(
    readonly source: ResourceSource,
    private readonly log: Logger,
    dragAndDropController?: vscode.TreeDragAndDropController<ResourceNode>,
  ) {
    const { id } = source;
    this.commands = {
      loadMore: `${id}.loadMore`,
      refresh: `${id}.refresh`,
      clearFilter: `${id}.clearFilter`,
    };
    this.view = vscode.window.createTreeView(id, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
      ...(dragAndDropController ? { dragAndDropController } : {}),
    });
    source.setVisible(this.view.visible);
    const changes = source.onDidChange((parents) => this.invalidate(parents));
    this.subscriptions = vscode.Disposable.from(
      this.view,
      this.changed,
      this.view.onDidChangeVisibility(({ visible }) => this.see(visible)),
      this.view.onDidExpandElement(({ element }) => this.remember(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.remember(element, false)),
      new vscode.Disposable(() => changes.dispose()),
    );
  }

  async getChildren(node?: ResourceNode): Promise<ResourceNode[]> {
    const parent = node ?? null;
    this.stale.delete(parent?.row.id ?? null);
    const { rows, message } = await this.read(parent);
    if (parent === null) this.say(message);
    return [...this.draw(parent, rows)];
  }

  getTreeItem(node: ResourceNode): vscode.TreeItem {
    node.marks = this.marksOf(node.row);
    node.told = false;
    const row = { ...node.row, traits: [...(node.row.traits ?? []), ...node.marks] };
    const { children = 'none' } = row;
    if (this.filterText !== '' && row.group === true) {
      // What a filter finds is shown, also below a heading that is closed without it: the editor remembers that by the id.
      const item = itemOf(row, 'expanded');
      item.id = `${row.id}?`;
      return item;
    }
    const opened = this.opened.get(row.id);
    return itemOf(
      row,
      children === 'none' || opened === undefined ? children : opened ? 'expanded' : 'collapsed',
    );
  }

  /** What is to be added to the traits of rows, by others than their source. */
  setMarks(marksOf: (row: ResourceRow) => readonly string[]): void {
    this.marksOf = marksOf;
  }

  /** Draws the rows anew that are to be marked otherwise. */
  remark(): void {
    const others = [...this.nodes.values()].filter(
      (node) => this.marksOf(node.row).join() !== node.marks.join(),
    );
    if (others.length > 0) this.changed.fire(others);
  }

  getParent(node: ResourceNode): ResourceNode | null {
    return node.parent;
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ResourceNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const { row } = node;
    node.told = true;
    const stop = new AbortController();
    const subscription = token.onCancellationRequested(() => stop.abort());
    try {
      const details = (await this.source.details?.(row, stop.signal)) ?? [];
      item.tooltip = tooltipOf(row, [...(row.facts ?? []), ...details]);
    } catch (error) {
      if (!isAbort(error)) item.tooltip = tooltipOf(row, row.facts ?? []);
    } finally {
      subscription.dispose();
    }
    return item;
  }

  get filter(): string {
    return this.filterText;
  }

  /** Shows only the rows that hold the words of `text`, and the headings above them. */
  setFilter(text: string): void {
    this.filterText = text.trim();
    this.changed.fire(undefined);
  }

  /** The rows that a command is for: those that a menu hands over, else those that are selected. */
  rowsFor(node: unknown, nodes: unknown): readonly ResourceRow[] {
    const given = Array.isArray(nodes) ? nodes : node === undefined ? this.view.selection : [node];
    return given.filter((each) => this.isNode(each)).map(({ row }) => row);
  }

  /** The row with this id, while it is in the tree. */
  row(id: string): ResourceRow | undefined {
    return this.nodes.get(id)?.row;
  }

  /** Shows a row and chooses it, wherever it stands below headings and rows of the kinds of `below`. @returns whether it is there */
  async reveal({ kind, names, below }: Sought): Promise<boolean> {
    const isSought = ({ row }: ResourceNode): boolean =>
      row.kind === kind && [row.label, ...Object.values(row.copy ?? {})].some((name) => names.includes(name));
    const find = async (parent: ResourceNode | undefined): Promise<ResourceNode | undefined> => {
      const nodes = await this.getChildren(parent);
      const own = nodes.find(isSought);
      if (own) return own;
      for (const node of nodes) {
        const found = node.row.group === true || below.includes(node.row.kind) ? await find(node) : undefined;
        if (found) return found;
      }
      return undefined;
    };
    await vscode.commands.executeCommand(`${this.source.id}.focus`);
    const found = await find(undefined);
    if (found) await this.view.reveal(found, { select: true, focus: true, expand: false });
    return found !== undefined;
  }

  /** Loads what follows below a row, or below the root. */
  async loadMore(
    parent: ResourceRow | null,
    all: boolean,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.source.loadMore?.(parent, all, progress, signal);
    } finally {
      // What has come stays, also when the rest was cancelled.
      this.invalidate([parent?.id ?? null]);
    }
  }

  dispose(): void {
    this.closing.abort();
    this.pacer.dispose();
    this.subscriptions.dispose();
  }

  private isNode(value: unknown): value is ResourceNode {
    return typeof value === 'object' && value !== null && this.made.has(value);
  }

  private remember({ row }: ResourceNode, opened: boolean): void {
    if (this.filterText === '') this.opened.set(row.id, opened);
    this.source.setExpanded?.(row, opened);
  }

  private see(visible: boolean): void {
    this.source.setVisible(visible);
    if (visible && this.stale.size > 0) this.pacer.request();
  }

  private invalidate(parents: readonly (string | null)[]): void {
    for (const parent of parents) this.stale.add(parent);
    if (this.view.visible) this.pacer.request();
  }

  /** Reads again what is stale and drawn, and tells the editor what is different. */
  private async update(): Promise<void> {
    const parents = [...this.stale]
      .map((id) => (id === null ? null : this.nodes.get(id)))
      .filter((parent) => parent !== undefined);
    this.stale.clear();
    const changes: Changes = { structure: new Set(), headings: new Set(this.waiting), leaves: new Set() };
    this.waiting.clear();
    for (const parent of parents) await this.compare(parent, changes);
    const { structure, headings, leaves } = changes;
    if (structure.has(null)) {
      this.changed.fire(undefined);
      return;
    }
    const now = new Set([...structure, ...many(leaves)].filter((node) => node !== null));
    // The editor asks anew for all that is below a row whose text has changed: that waits for what is quick to draw.
    const quick = now.size > 0 && headings.size > 0;
    if (quick) for (const node of headings) this.waiting.add(node);
    else for (const node of headings) now.add(node);
    if (now.size > 0) this.changed.fire([...now]);
    if (quick) this.pacer.request();
  }

  private async compare(parent: ResourceNode | null, changes: Changes): Promise<void> {
    const drawn = parent === null ? this.top : parent.drawn;
    if (!drawn) return;
    const { rows, message } = await this.read(parent);
    if (parent === null) this.say(message);
    const news = difference(
      drawn.map(({ row }) => row),
      rows,
    );
    if (news.structure) changes.structure.add(parent);
    for (const row of news.changed) {
      const node = this.nodes.get(row.id);
      if (!node) continue;
      const unseen = !node.told && looksSame(node.row, row);
      node.row = row;
      if (unseen) continue;
      (node.drawn ? changes.headings : changes.leaves).add(node);
    }
  }

  /** What stands below a row now. Never rejects: what goes wrong is shown there. */
  private async read(parent: ResourceNode | null): Promise<Presented> {
    const row = parent?.row ?? null;
    try {
      const listing = await this.source.children(row, this.closing.signal);
      if (row === null) this.view.description = listing.caption ?? '';
      return await this.found(listing, row);
    } catch (error) {
      if (isAbort(error))
        return { rows: (parent?.drawn ?? this.top ?? []).map((node) => node.row), message: '' };
      if (!isResourceError(error)) this.log.error(error instanceof Error ? error : String(error));
      return presentTrouble(error, row, this.commands);
    }
  }

  /** What is drawn of a listing. A filter hides headings and opened rows that have nothing left below them. */
  private async found(listing: Listing, parent: ResourceRow | null): Promise<Presented> {
    const filter = this.filterText;
    const presented = presentListing(listing, parent, filter, this.commands, (row) => this.looksThrough(row));
    if (filter === '') return presented;
    const kept = await Promise.all(
      presented.rows.map(async (row) => {
        if (!this.looksThrough(row) || (!isGroup(row) && matches(row, filter))) return [row];
        if (!(await this.holdsFound(row))) return [];
        return [isGroup(row) ? { ...row, children: 'expanded' as const } : row];
      }),
    );
    const rows = kept.flat();
    if (rows.length === 0 && listing.rows.length > 0) return presentNoMatch(parent, filter, this.commands);
    return { rows, message: presented.message || (parent === null ? `Filter: ${filter}` : '') };
  }

  private async holdsFound(row: ResourceRow): Promise<boolean> {
    try {
      const { rows } = await this.found(await this.source.children(row, this.closing.signal), row);
      return !rows.every(isNote);
    } catch {
      // Why it cannot be had is said below it.
      return true;
    }
  }

  private looksThrough(row: ResourceRow): boolean {
    return isGroup(row) || (row.children !== undefined && this.opened.get(row.id) === true);
  }

  /** Makes or finds the nodes of rows, lets go of those that are gone, and remembers what is drawn. */
  private draw(parent: ResourceNode | null, rows: readonly ResourceRow[]): readonly ResourceNode[] {
    const before = (parent === null ? this.top : parent.drawn) ?? [];
    const nodes = rows.map((row) => this.nodeOf(row, parent));
    const now = new Set(nodes);
    for (const node of before) if (!now.has(node) && node.parent === parent) this.forget(node);
    if (parent === null) this.top = nodes;
    else parent.drawn = nodes;
    return nodes;
  }

  private nodeOf(row: ResourceRow, parent: ResourceNode | null): ResourceNode {
    const known = this.nodes.get(row.id);
    if (known) return Object.assign(known, { row, parent });
    const node: ResourceNode = { row, parent, drawn: undefined, marks: [], told: false };
    this.nodes.set(row.id, node);
    this.made.add(node);
    return node;
  }

  private forget(node: ResourceNode): void {
    this.nodes.delete(node.row.id);
    for (const child of node.drawn ?? []) if (child.parent === node) this.forget(child);
  }

  private say(message: string): void {
    if ((this.view.message ?? '') !== message) this.view.message = message;
  }
}

/**
 * Leaves to draw, or in the place of many below one row that row: the editor draws every row that it is told of for itself, and all
 * that is below one at once.
 */
function many(leaves: ReadonlySet<ResourceNode>): ReadonlySet<ResourceNode | null> {
  const siblings = new Map<ResourceNode | null, ResourceNode[]>();
  for (const leaf of leaves) siblings.set(leaf.parent, [...(siblings.get(leaf.parent) ?? []), leaf]);
  return new Set(
    [...siblings].flatMap(([parent, nodes]) => (parent !== null && nodes.length > FEW ? [parent] : nodes)),
  );
}
