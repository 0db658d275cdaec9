import russian from 'ra-language-russian';
import type { TranslationMessages } from 'react-admin';

const { ra } = russian;

/** React-admin's own words in Russian: the package's, with its gaps filled and its English words replaced. */
export const reactAdmin: TranslationMessages['ra'] = {
  ...ra,
  action: { ...ra.action, create: 'Добавить', create_item: 'Добавить: %{item}', edit: 'Изменить' },
  page: {
    ...ra.page,
    create: '%{name}: новая запись',
    dashboard: 'Моя работа',
    edit: '%{name}: %{recordRepresentation}',
    show: '%{name}: %{recordRepresentation}',
    empty: '%{name}: пока пусто.',
    invite: 'Добавить?',
    authentication_error: 'Ошибка входа',
  },
  message: {
    ...ra.message,
    auth_error: 'Ошибка при проверке сеанса',
    authentication_error: 'Сервер вернул ошибку, Ваши учетные данные проверить не удалось.',
    not_found: 'Неверный адрес или неверная ссылка',
    loading: 'Загрузка, подождите…',
    delete_title: 'Удалить: %{name} «%{recordRepresentation}»',
  },
  sort: { ...ra.sort, sort_by: 'Сортировать в порядке %{order} по полю «%{field}»' },
  saved_queries: {
    ...ra.saved_queries,
    new_label: 'Сохранить текущий запрос…',
    remove_label_with_name: 'Удалить запрос «%{name}»',
  },
  navigation: { ...ra.navigation, no_results: '%{name}: ничего не найдено' },
  auth: {
    ...ra.auth,
    auth_check_error: 'Войдите, чтобы продолжить',
    username: 'Логин',
    email: 'Электронная почта',
    sign_in_error: 'Войти не удалось, попробуйте снова',
  },
  notification: {
    ...ra.notification,
    updated: 'Запись обновлена |||| Обновлено записей: %{smart_count} |||| Обновлено записей: %{smart_count}',
    created: 'Запись добавлена',
    deleted: 'Запись удалена |||| Удалено записей: %{smart_count} |||| Удалено записей: %{smart_count}',
    bad_item: 'Запись неверна',
    item_doesnt_exist: 'Такой записи нет',
    data_provider_error: 'Ошибка при получении данных',
    logged_out: 'Сеанс завершен, войдите снова',
  },
  validation: {
    ...ra.validation,
    required: 'Заполните это поле',
    number: 'Должно быть числом',
    email: 'Неверный адрес электронной почты',
    regex: 'Не соответствует образцу: %{pattern}',
    unique: 'Не должно повторяться',
  },
  guesser: {
    empty: {
      title: 'Нет данных для показа',
      message: 'Проверьте источник данных',
    },
  },
  configurable: {
    customize: 'Настроить',
    configureMode: 'Настроить эту страницу',
    inspector: {
      title: 'Настройка',
      content: 'Наведите указатель на части страницы, чтобы настроить их',
      reset: 'Сбросить настройки',
      hideAll: 'Скрыть все',
      showAll: 'Показать все',
    },
    Datagrid: { title: 'Таблица', unlabeled: 'Столбец без названия № %{column}' },
    SimpleForm: { title: 'Форма', unlabeled: 'Поле без названия № %{input}' },
    SimpleList: {
      title: 'Список',
      primaryText: 'Основной текст',
      secondaryText: 'Дополнительный текст',
      tertiaryText: 'Третий текст',
    },
  },
};
