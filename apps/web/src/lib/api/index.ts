export { type ApiResult, apiGet, apiPost } from './request';
