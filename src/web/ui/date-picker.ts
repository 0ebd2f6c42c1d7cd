/** antd's date picker with the months and the first day of the week in Chinese: it takes the language from antd's own (ui/antd.tsx). */
import 'dayjs/locale/zh-cn';

export { DatePicker } from 'antd';
