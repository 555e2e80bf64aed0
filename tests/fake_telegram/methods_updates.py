"""Methods about the delivery of updates; getUpdates itself is ``UpdateQueue.poll``."""

from .backend import Backend
from .params import Params
from .world import Json


def set_webhook(backend: Backend, params: Params) -> bool:
    return backend.webhook.set(params)


def delete_webhook(backend: Backend, params: Params) -> bool:
    return backend.webhook.delete(params)


def get_webhook_info(backend: Backend, params: Params) -> Json:
    return backend.webhook.info()


def log_out(backend: Backend, params: Params) -> bool:
    return True


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out,
    "close": log_out,
}
