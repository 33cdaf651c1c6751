export { type ApiResult, apiPost } from './request';
export { type ApiAnswer, type ApiState, useApi } from './use-api';
