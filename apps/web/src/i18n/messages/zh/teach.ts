import type { teach as en } from '../en/teach';
import type { Shape } from '../shape';

export const teach: Shape<typeof en> = {
  title: '我的课堂',
  openTitle: '开一堂课',
  lesson: '课程',
  minutes: '{n} 分钟',
  mode: '方式',
  modeHint: '上课时随时可以换。',
  open: '开课',
  opening: '正在开课……',
  none: '还没有课堂。在上面开第一堂课，之后都会列在这里。',
  phase: { lobby: '等候中', running: '进行中', paused: '已暂停', ended: '已结束' },
  students: '{n, plural, =0 {还没有人} other {# 人}}',
  enter: '进入',
  gradebook: '成绩册',
  mustSignIn: '登录后才能开课。',
  loading: '正在读取课堂……',
};
