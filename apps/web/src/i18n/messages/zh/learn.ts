import type { learn as en } from '../en/learn';
import type { Shape } from '../shape';

export const learn: Shape<typeof en> = {
  title: '课程',
  lead: '自学时你坐一个座位，其他座位由内核扮演。',
  minutes: '{n} 分钟',
  choose: '选座位',
  seatTitle: '你来当哪个设备？',
  modeTitle: '用哪种方式？',
  start: '开始',
  starting: '正在开始……',
  kernel: '其他座位由内核扮演。',
  guest: '不登录也能在这个浏览器里查看成绩。想以后再查，请先登录。',
  attempts: '你的成绩',
  attemptScore: '首次答对',
  loading: '正在读取课程……',
  noLesson: '没有这门课程。',
  does: {
    switch: '学习源 MAC，决定每一帧从一个端口、所有端口出去，还是丢弃。',
    director: '替 VIP 应答，选真实服务器，改写 MAC。',
    server: '对 VIP 的 ARP 保持沉默，收下帧，直接回给客户端。',
    gateway: '从一条线上取下帧，为下一条线另做一帧。',
    client: '请求 VIP。',
  },
};
