import type { ClinicDesk } from 'tidbok/backends/memory';
import { isPlausibleDay, isPlausibleInstant } from 'tidbok/time';
import { z } from 'zod';

const id = z.string().min(1).max(200);
const day = z.string().refine(isPlausibleDay);
const instant = z.string().refine(isPlausibleInstant);
const reason = z.string().trim().min(1).max(200);
const seen = z.object({ id, start: instant, performer: z.object({ id }) });
const canOverlap = z.boolean().optional();

/** Days as they stand in an address or a body, both included. */
export const daysShape = z.object({ from: day, to: day });

/** The unit at whose desk it is done; the rest of the body is the act's own. */
export const unitShape = z.object({ unit: id });

interface Act {
  readonly act: (desk: ClinicDesk, body: unknown) => Promise<unknown>;
}

function act<T>(shape: z.ZodType<T>, carryOut: (desk: ClinicDesk, input: T) => Promise<unknown>): Act {
  return { act: (desk, body) => carryOut(desk, shape.parse(body)) };
}

/** All that staff can do, by the last part of its address. Throws a `ZodError` for a body that is not its own. */
export const acts: ReadonlyMap<string, Act> = new Map([
  [
    'book',
    act(z.object({ slot: id, citizen: id, as: z.enum(['booking', 'invitation']), canOverlap }), (desk, request) =>
      desk.book(request),
    ),
  ],
  [
    'move',
    act(z.object({ booking: seen, slot: id, canOverlap }), (desk, { booking, slot, ...options }) =>
      desk.move(booking, slot, options),
    ),
  ],
  [
    'cancel',
    act(z.object({ booking: seen, wish: z.enum(['citizen', 'unit']) }), (desk, { booking, wish }) =>
      desk.cancel(booking, wish),
    ),
  ],
  [
    'mark',
    act(z.object({ booking: seen, mark: z.enum(['missed', 'came-late']).optional() }), (desk, { booking, mark }) =>
      desk.mark(booking, mark),
    ),
  ],
  ['invite', act(z.object({ citizen: id, visitType: id, until: day }), (desk, request) => desk.invite(request))],
  ['withdraw', act(z.object({ invitation: id }), (desk, { invitation }) => desk.withdraw(invitation))],
  ['block', act(z.object({ performer: id, start: instant, end: instant, reason }), (desk, request) => desk.block(request))],
  ['unblock', act(z.object({ block: id }), (desk, { block }) => desk.unblock(block))],
  ['publish', act(daysShape, (desk, days) => desk.publish(days))],
  ['unpublish', act(z.object({ from: day }), (desk, { from }) => desk.unpublish(from))],
  [
    'take-off-web',
    act(z.object({ visitType: id, reason }), (desk, { visitType, reason: why }) => desk.takeOffWeb(visitType, why)),
  ],
  ['put-on-web', act(z.object({ visitType: id }), (desk, { visitType }) => desk.putOnWeb(visitType))],
]);
