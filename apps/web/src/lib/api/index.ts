export { type ApiResult, apiPatch, apiPost } from './request';
export { type ApiAnswer, type ApiState, useApi } from './use-api';
