import { ApiError } from './api-error.js';

/** Failures that more than one module knows. What only one module knows is written there. */

export const classroomNotFound = (): ApiError =>
  new ApiError(404, 'classroom/not-found', '没有这个课堂。', 'There is no such classroom.');

export const signInFirst = (): ApiError => new ApiError(401, 'auth/sign-in-first', '请先登录。', 'Sign in first.');

export const badToken = (): ApiError =>
  new ApiError(
    401,
    'auth/bad-token',
    '这个座位的凭证无效，请重新加入课堂。',
    'The key of this seat is not valid. Join the class again.',
  );

export const forbidden = (): ApiError =>
  new ApiError(403, 'auth/forbidden', '这个操作不属于你的角色。', 'Your role does not allow this.');

export const wasRemoved = (): ApiError =>
  new ApiError(403, 'participant/removed', '老师已将你移出课堂。', 'The teacher has removed you from the class.');

export const lessonNotFound = (): ApiError =>
  new ApiError(404, 'lesson/not-found', '没有这节课。', 'There is no such lesson.', {
    fields: [{ field: 'lessonId', zh: '没有这节课。', en: 'There is no such lesson.' }],
  });

export const databaseBusy = (): ApiError =>
  new ApiError(
    503,
    'retry/database',
    '数据库暂时没有回应，请稍后再试。',
    'The database does not answer at the moment. Try again.',
    {
      retryAfterS: 1,
    },
  );

export const shuttingDown = (): ApiError =>
  new ApiError(
    503,
    'retry/restarting',
    '服务正在重启，马上恢复。',
    'The server is restarting and will be back at once.',
    {
      retryAfterS: 2,
    },
  );

export const unexpected = (): ApiError =>
  new ApiError(
    500,
    'server/unexpected',
    '服务器出错了，什么也没有改变。',
    'Something went wrong on the server. Nothing was changed.',
  );
