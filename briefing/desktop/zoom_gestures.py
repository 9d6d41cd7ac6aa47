"""What the hand does to enlarge pages: the wheel with Ctrl, a pinch on a touch pad or on a touch screen."""

from typing import Final, cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_STEP: Final = 1.1
_STEP_ANGLE: Final = 120  # eighths of a degree: one step of a common wheel


def zoom_gesture(event: QEvent, viewport: QWidget) -> tuple[float, QPoint] | None:
    """The factor that an event asks for and the point of the viewport that is to stay; None for other events."""
    if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return _STEP ** (event.angleDelta().y() / _STEP_ANGLE), event.position().toPoint()
    if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
        return 1 + event.value(), event.position().toPoint()
    if isinstance(event, QGestureEvent) and event.gesture(Qt.GestureType.PinchGesture) is not None:
        pinch = cast("QPinchGesture", event.gesture(Qt.GestureType.PinchGesture))
        return pinch.scaleFactor(), viewport.mapFromGlobal(pinch.centerPoint().toPoint())
    return None
