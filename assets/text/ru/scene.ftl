### scene
