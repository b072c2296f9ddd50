import './install';
import '../src/main';
