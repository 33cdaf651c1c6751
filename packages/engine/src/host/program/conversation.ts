import type { Conversation, HttpServer } from './program.js';

/** The server will look at this connection in its next turn, as epoll would tell it. */
export function noteReady(server: HttpServer, socket: number): void {
  const conversation = conversationOf(server, socket);
  if (conversation.isReady) return;
  conversation.isReady = true;
  server.ready.push(socket);
}

function conversationOf(server: HttpServer, socket: number): Conversation {
  const known = server.conversations.get(socket);
  if (known !== undefined) return known;
  const fresh: Conversation = { socket, phase: 'reading', partial: '', isReady: false };
  server.conversations.set(socket, fresh);
  return fresh;
}

/** What is ready now, in the order in which the connections were made. */
export function takeReady(server: HttpServer): Conversation[] {
  const ready = server.ready.length > 1 ? server.ready.sort((a, b) => a - b) : server.ready;
  server.ready = [];
  const conversations: Conversation[] = [];
  for (const socket of ready) {
    const conversation = server.conversations.get(socket);
    if (conversation === undefined) continue;
    conversation.isReady = false;
    conversations.push(conversation);
  }
  return conversations;
}
