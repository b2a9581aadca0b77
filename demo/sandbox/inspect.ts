import { HttpError } from './http/http-error.js';
import type { Request } from './http/request.js';
import type { Reply, Route } from './http/router.js';
import type { HostedRoom, Rooms } from './room/rooms.js';
import type { Signalling } from './room/signalling.js';

/** What tests ask and order over HTTP. */
export function inspectionRoutes(rooms: Rooms, signalling: Signalling): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/rooms',
      handle: () => ({ json: rooms.all().map(describeRoom) }),
    },
    {
      method: 'GET',
      path: '/sandbox/rooms/:name',
      handle: (request) => ({ json: describeRoom(find(rooms, request)) }),
    },
    {
      method: 'POST',
      path: '/sandbox/rooms/:name/command',
      handle: async (request) => command(find(rooms, request), signalling, request),
    },
  ];
}

/** A room as the inspection answers it. */
function describeRoom({ room, bot, mode, leadId }: HostedRoom): Record<string, unknown> {
  return {
    name: room.name,
    url: room.url,
    mode,
    leadId: leadId ?? null,
    ended: room.ended,
    participants: room.participants(),
    bot: bot.state(),
  };
}

async function command(
  hosted: HostedRoom,
  signalling: Signalling,
  request: Request,
): Promise<Reply> {
  const details = await request.body();
  const order = details['do'];
  const { room, bot } = hosted;
  const user = room.participants().find(({ human }) => human)?.id ?? '';
  switch (order) {
    case 'eject':
      return done(room.eject(user));
    case 'expire':
      room.expire();
      return done(true);
    case 'drop-signalling':
      return done(signalling.drop(user, typeof details['for'] === 'number' ? details['for'] : 0));
    default:
      return done(typeof order === 'string' && bot.command(order, details));
  }
}

function done(success: boolean): Reply {
  if (!success) throw new HttpError(409, 'The room cannot do that now');
  return { json: { done: true } };
}

function find(rooms: Rooms, request: Request): HostedRoom {
  const hosted = rooms.find(request.params['name'] ?? '');
  if (!hosted) throw new HttpError(404, 'Room not found');
  return hosted;
}
