// A CloudEvent as a request states it, and the rules of CloudEvents 1.0 (section 3) its attributes must keep.
import { z } from 'zod';
import { attributeName } from '../../model/attribute-names';
import { PenstockError } from '../../model/errors';
import type { EventAttributes } from '../../model/event';
import { checkDepth, checkPrintable, maxHeaderBytes, maxTypeLength, checkSource } from './check-text';

export interface StatedEvent {
  /** Context attributes by name, as text. */
  attributes: Map<string, string>;
  body: Buffer;
  /** An attribute as its sender knows it: `ce-type`, `type`, `[2].type`. */
  label: (attribute: string) => string;
}

/** Attributes whose values keep the rules. Those every event has, but a request need not state, may be absent. */
export type CheckedAttributes = Omit<EventAttributes, 'id' | 'rootid' | 'depth'> &
  Partial<Pick<EventAttributes, 'rootid' | 'depth'>>;

const required = ['id', 'source', 'type'];
const optional = ['subject', 'time', 'datacontenttype', 'dataschema'] as const;
export const coreAttributes: ReadonlySet<string> = new Set(['specversion', ...required, ...optional]);
const ownAttributes = new Set([...coreAttributes, 'rootid', 'depth', 'causeid']);

/** Throws `badRequest` unless this is a CloudEvent 1.0 with all it must have. */
export function checkIsCloudEvent({ attributes, label }: StatedEvent): void {
  const version = attributes.get('specversion');
  if (version !== '1.0') {
    const seen = version === undefined ? 'is missing' : `is "${version}"`;
    throw new PenstockError('badRequest', `${label('specversion')}: ${seen}; must be "1.0"`);
  }
  for (const name of required) {
    if (!attributes.has(name)) {
      throw new PenstockError('badRequest', `${label(name)}: is missing; every CloudEvent has one`);
    }
  }
  for (const name of attributes.keys()) {
    if (!attributeName.test(name)) {
      throw new PenstockError('badRequest', `${label(name)}: attribute names are 1–20 lower-case letters and digits`);
    }
  }
}

/** Throws `badRequest` naming the first attribute whose value breaks a rule. */
export function checkAttributes({ attributes, label }: StatedEvent): CheckedAttributes {
  checkSize(attributes, label);
  const stated = (name: string) => attributes.get(name) ?? '';
  const extensions: Record<string, string> = {};
  for (const [name, text] of attributes) {
    if (!ownAttributes.has(name)) extensions[name] = text && checkPrintable(text, label(name));
  }
  const checked: CheckedAttributes = {
    source: checkSource(stated('source'), label('source')),
    type: checkPrintable(stated('type'), label('type'), maxTypeLength),
    extensions,
  };
  for (const name of optional) {
    const text = attributes.get(name);
    if (text !== undefined) checked[name] = checkPrintable(text, label(name));
  }
  if (checked.time !== undefined) checkTime(checked.time, label('time'));
  const rootid = attributes.get('rootid');
  if (rootid !== undefined) checked.rootid = checkPrintable(rootid, label('rootid'), 128);
  const depth = attributes.get('depth');
  if (depth !== undefined) checked.depth = checkDepth(depth, label('depth'));
  const causeid = attributes.get('causeid');
  if (causeid !== undefined) checked.causeid = checkPrintable(causeid, label('causeid'), 128);
  return checked;
}

/** Attributes travel as headers and in workflow inputs, so a structured event may have no more of them than a binary one. */
function checkSize(attributes: Map<string, string>, label: (attribute: string) => string): void {
  let bytes = 0;
  for (const [name, text] of attributes) bytes += name.length + Buffer.byteLength(text);
  if (bytes > maxHeaderBytes) {
    const of = label('attributes');
    throw new PenstockError('badRequest', `${of}: are ${bytes} bytes together; at most ${maxHeaderBytes} are taken`);
  }
}

const timestamp = z.iso.datetime({ offset: true });

function checkTime(text: string, label: string): void {
  // RFC 3339 allows a small "t" and "z".
  if (!timestamp.safeParse(text.toUpperCase()).success) {
    throw new PenstockError('badRequest', `${label}: must be a time as RFC 3339 writes it, not "${text}"`);
  }
}
