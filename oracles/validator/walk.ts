import { bindingIssue } from './check-coded.ts';
import { extensionIssues } from './check-extension.ts';
import { checkInvariants } from './check-invariants.ts';
import { isRight, primitiveIssues } from './check-primitive.ts';
import { type Clean, formOfClean, keepClean } from './clean.ts';
import type { ContentModel, Property } from './content-model.ts';
import { dicomProblems } from './dicom.ts';
import { Frame, NO_FRAME } from './frame.ts';
import type { IssueBody } from './issue.ts';
import { IssueList } from './issue-list.ts';
import { DEEPEST, type Later, startOfLater } from './later.ts';
import { hasUniqueId, mayBeNull, modelOf } from './model.ts';
import { isNode, type Node } from './node.ts';
import { type PathStart, pathOf } from './path-start.ts';
import { referenceProblems } from './references.ts';
import {
  alignment,
  duplicateId,
  ELE_1,
  EMPTY_ARRAY,
  EMPTY_OBJECT,
  lacksNarrative,
  missing,
  NESTED_CONTAINED,
  NO_NARRATIVE,
  NULL,
  namesMissing,
  notRepeating,
  resourceIssue,
  twoChoices,
  unknownProperty,
  wrongType,
} from './structure-issues.ts';
import { WrittenForm } from './written-form.ts';

/** Goes through a document once and notes what breaks the rules of R4. */
export class Walk {
  readonly found = new IssueList();
  /** How the values met are written; says nothing where there are errors. */
  form = new WrittenForm();
  readonly #errorsOnly: boolean;
  #clean: Clean[] = [];
  #before: PathStart | undefined;
  #path: (string | number)[] = [];
  #depth = 0;
  #later: Later[] = [];
  #frames: Frame[] = [];
  #frame: Frame = NO_FRAME;

  constructor(errorsOnly = false) {
    this.#errorsOnly = errorsOnly;
  }

  /** Checks a whole document. */
  document(value: unknown): this {
    this.#resource(value, 'document');
    const isWhole = this.#later.length === 0;
    for (let next = this.#later.pop(); next; next = this.#later.pop()) {
      this.#before = next.before;
      this.#path = [];
      this.#frame = next.frame;
      this.#frame.inside = next.inside;
      this.#depth = 0;
      this.#object(next.node, next.model, next.isChild);
    }
    for (const frame of this.#frames) {
      for (const issue of frame.containedProblems()) this.found.add(issue);
    }
    if (isWhole) for (const one of this.#clean) keepClean(one);
    return this;
  }

  /** Notes an issue at the present place, or at a property there. */
  note(body: IssueBody, at?: string | number): void {
    if (body.severity === 'error') this.#frame.errors++;
    this.found.add({ ...body, path: at === undefined ? this.#place() : [...this.#place(), at] });
  }

  #place(): (string | number)[] {
    return pathOf(this.#before, this.#path);
  }

  #resource(value: unknown, role: 'document' | 'contained' | 'part'): void {
    const wrong = resourceIssue(value);
    if (wrong) {
      this.note(role === 'document' ? { ...wrong, severity: 'fatal' } : wrong);
      return;
    }
    const node = value as Node;
    const model = modelOf(node.resourceType as string);
    if (role === 'contained') {
      this.#object(node, model, false);
      return;
    }
    const isPart = role === 'part';
    const known = isPart && this.#errorsOnly ? formOfClean(node, this.#frame) : undefined;
    if (known) this.form.part(known);
    else this.#whole(node, model, isPart ? this.#frame.bundled : undefined);
  }

  #whole(node: Node, model: ContentModel, bundled: Frame['bundled']): void {
    const { form: around, found } = this;
    const outer = this.#frame;
    const frame = new Frame(node, this.#place(), bundled);
    this.#frame = frame;
    const [errors, frames] = [found.errors, this.#frames.push(frame)];
    this.form = new WrittenForm();
    if (lacksNarrative(node)) this.note(NO_NARRATIVE);
    this.#object(node, model, false);
    const isClean = found.errors === errors && this.#frames.length === frames;
    if (isClean) this.#clean.push({ frame, form: this.form });
    around.part(this.form);
    this.form = around;
    this.#frame = outer;
    if (this.#errorsOnly || node.resourceType !== 'ImagingStudy') return;
    for (const { at, ...body } of dicomProblems(node)) {
      found.add({ ...body, path: [...this.#place(), ...at] });
    }
  }

  /**
   * Checks an object; `isChild`: an extension within an extension.
   * @returns false if there are errors in it, those of whole resources in it aside
   */
  #object(node: Node, model: ContentModel, isChild: boolean): boolean {
    if (this.#depth > DEEPEST) {
      const before = startOfLater(this.#before, this.#path);
      const frame = this.#frame;
      this.#later.push({ node, model, before, frame, inside: frame.inside, isChild });
      return true;
    }
    this.#depth++;
    const path = this.#path;
    this.form.object();
    const before = this.found.errors;
    let inResources = 0;
    let seen = 0;
    let children = 0;
    let choices: Map<string, string> | undefined;
    for (const key in node) {
      const value = node[key];
      if (value === undefined) continue;
      this.form.name(key);
      if (key !== 'id') children++;
      const property = model.properties.get(key);
      if (property === undefined) {
        if (key === 'resourceType' && model.isResource) {
          this.form.value(value);
          continue;
        }
        this.note(unknownProperty(key, model.path), key);
        continue;
      }
      seen |= property.bit;
      if (property.isChoice) {
        choices ??= new Map();
        const json = property.kind === 'sibling' ? key.slice(1) : key;
        const other = choices.get(property.name);
        if (other !== undefined && other !== json)
          this.note(twoChoices(property.path, other, json), property.name);
        choices.set(property.name, json);
      }
      // Most of a study is this, and needs no path.
      if (property.isPlain && isRight(value, property)) {
        this.form.value(value);
        continue;
      }
      path.push(key);
      const errors = this.found.errors;
      if (property.repeats) this.#list(value, property, node);
      else this.#one(value, property, node);
      if (property.kind === 'resource') inResources += this.found.errors - errors;
      path.pop();
    }
    if (children === 0) this.note(node.id === undefined ? EMPTY_OBJECT : ELE_1);
    else {
      for (const name of namesMissing(seen, model)) {
        this.note(missing(`${model.path}.${name}`), name);
      }
      if (model.isExtension) {
        for (const { body, at } of extensionIssues(node, choices !== undefined, isChild)) {
          this.note(body, at);
        }
      }
    }
    if (typeof node.id === 'string' && hasUniqueId(model, this.#frame.inside >= 0)) {
      if (!this.#frame.isNewId(node.id)) this.note(duplicateId(node.id), 'id');
    }
    const isClean = this.found.errors - inResources === before;
    if (isClean || model.isResource) {
      checkInvariants(this, node, model.invariants, this.#frame);
    }
    this.#depth--;
    return isClean;
  }

  #list(value: unknown, property: Property, parent: Node): void {
    if (!Array.isArray(value)) {
      if (value === null) this.note(NULL);
      else {
        this.note(wrongType(value, `, but ${property.path} repeats, so it is an array`, 'repeat'));
      }
      return;
    }
    const items: unknown[] = value;
    if (items.length === 0) {
      this.note(EMPTY_ARRAY);
      return;
    }
    const partner = property.partner === '' ? undefined : parent[property.partner];
    if (property.kind === 'sibling' && Array.isArray(partner)) {
      const misfit = alignment(items.length, partner.length);
      if (misfit) this.note(misfit);
    }
    const path = this.#path;
    this.form.array(items.length);
    for (let i = 0; i < items.length; i++) {
      path.push(i);
      const item = items[i];
      // The other array may have something in this place.
      if (item === null && mayBeNull(property, partner, i)) this.form.value(null);
      else this.#item(item, property, Array.isArray(partner) ? partner[i] : undefined, i);
      path.pop();
    }
  }

  #one(value: unknown, property: Property, parent: Node): void {
    if (Array.isArray(value)) {
      this.note(notRepeating(property.path));
      return;
    }
    this.#item(
      value,
      property,
      property.kind === 'sibling' ? parent[property.partner] : undefined,
      -1,
    );
  }

  #item(value: unknown, property: Property, partner: unknown, index: number): void {
    if (value === null) {
      this.note(NULL);
      return;
    }
    switch (property.kind) {
      case 'primitive':
        this.#primitive(value, property);
        return;
      case 'sibling':
        this.#sibling(value, property, partner);
        return;
      case 'resource':
        this.#inner(value, property, index);
        return;
      default:
        this.#complex(value, property);
    }
  }

  #primitive(value: unknown, property: Property): void {
    this.form.value(value);
    for (const body of primitiveIssues(value, property, this.#frame)) this.note(body);
    if (typeof value === 'string' && value.charCodeAt(0) === 35 && property.isUri) {
      this.#frame.refersTo(value.slice(1));
    }
    checkInvariants(this, value, property.invariants, this.#frame);
  }

  #sibling(value: unknown, property: Property, partner: unknown): void {
    if (!isNode(value)) {
      this.note(wrongType(value, '; id and extensions of a primitive are an object', 'primitive'));
      return;
    }
    const keys = Object.keys(value);
    const hasValue = partner !== undefined && partner !== null;
    if (hasValue && keys.length === 1 && typeof value.id === 'string') {
      this.form.object();
      this.form.name('id');
      this.form.value(value.id);
      return;
    }
    this.#object(value, property.model(), false);
  }

  #inner(value: unknown, property: Property, index: number): void {
    if (!property.path.endsWith('.contained')) {
      this.#resource(value, 'part');
      return;
    }
    const frame = this.#frame;
    const { inside } = frame;
    if (inside >= 0) this.note(NESTED_CONTAINED);
    else frame.inside = index;
    this.#resource(value, 'contained');
    frame.inside = inside;
  }

  #complex(value: unknown, property: Property): void {
    if (!isNode(value)) {
      this.note(wrongType(value, `, but ${property.type} is an object`, 'complex'));
      return;
    }
    const isClean = this.#object(value, property.model(), property.isPart);
    if (property.isReference) {
      const { reference } = value;
      if (typeof reference === 'string' && reference.charCodeAt(0) === 35) {
        this.#frame.refersTo(reference.slice(1));
      }
    }
    if (!isClean) return;
    if (property.isReference) {
      for (const { at, ...body } of referenceProblems(value, property, this.#frame))
        this.note(body, at);
    }
    const binding = property.concepts && bindingIssue(value, property, property.concepts);
    if (binding) this.note(binding);
    checkInvariants(this, value, property.invariants, this.#frame);
  }
}
