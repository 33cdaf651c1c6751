import type { join as en } from '../en/join';
import type { Shape } from '../shape';

export const join: Shape<typeof en> = {
  title: '用课堂码加入',
  lead: '老师会亮出六个字符。',
  codeLabel: '课堂码',
  codeHint: '由数字和字母组成，没有 0、O、1、I。',
  codeShort: '课堂码有六个字符，还差 {missing} 个。',
  noSuchCode: '没有正在进行的课堂用 {code} 这个课堂码。请和大屏幕上的核对一下；课堂结束后，课堂码就失效了。',
  next: '下一步',
  nicknameTitle: '课堂上怎么称呼你？',
  inClass: '课堂 {code}',
  nickname: '昵称',
  nicknameHint: '全班都能看到，最多 {max} 个字符。',
  nicknameMissing: '请填写昵称。',
  nicknameLong: '现在是 {length} 个字符，最多 {max} 个。',
  another: '换一个',
  go: '入座',
  going: '正在入座……',
  looking: '正在查找课堂……',
  tryAgain: '再试一次',
  back: '你在这堂课里已经有座位。',
  backGo: '回到我的座位',
};
