# A page in the browser
action-link = Link to the scene
dialog-link = Link to the scene
dialog-link-address = Address
dialog-link-copy = Copy the link
dialog-link-code = QR code of the link
dialog-link-scan = The link and the code open this scene. The scene is in the link itself, not on a server.
dialog-link-of-file = The link opens this scene on this machine only, because the page is a file. So there is no QR code.
dialog-link-too-long = Opening the link opens this scene. It is too long for a QR code.
link-name = link
banner-link = The scene of the link was not opened.
banner-link-damaged = What stands behind # in the address is not whole: it was cut or changed on its way.
banner-link-again = Copy the link once more where it came from.
banner-hide = The address asks to hide “{ $name }”: there is no such part.
banner-hide-names = Parts that can be hidden: { $names }.
