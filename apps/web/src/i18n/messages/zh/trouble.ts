import type { trouble as en } from '../en/trouble';
import type { Shape } from '../shape';

export const trouble: Shape<typeof en> = {
  notFoundTitle: '没有这个页面。',
  notFound: '这个地址上什么都没有。是手动输入的吗？',
  brokenTitle: '页面出错了。',
  broken: '这是我们的错误，你发出的内容都没有丢。',
  again: '再试一次',
  home: '首页',
  code: '代码：{code}',
};
