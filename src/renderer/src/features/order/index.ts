export { Order } from './order';
export { OrderDialog } from './order-dialog';
