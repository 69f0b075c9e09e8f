### landscape
